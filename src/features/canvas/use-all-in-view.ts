/** Whether the whole diagram is on the screen: then nobody needs the overview map. */
import { useStore as useFlow } from '@xyflow/react';

export function useAllInView(): boolean {
  return useFlow(({ nodeLookup, transform: [left, top, zoom], width, height }) => {
    for (const { internals, measured } of nodeLookup.values()) {
      const x = internals.positionAbsolute.x * zoom + left;
      const y = internals.positionAbsolute.y * zoom + top;
      const right = x + (measured.width ?? 0) * zoom;
      const bottom = y + (measured.height ?? 0) * zoom;
      if (x < -8 || y < -8 || right > width + 8 || bottom > height + 8) return false;
    }
    return true;
  });
}
