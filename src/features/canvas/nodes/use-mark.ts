/** How a part is marked while something is dragged, placed or connected: a target, no target, or shown by the list. */
import { useStore } from 'zustand';
import { canvasStore } from '../canvas-state.ts';

export type Mark = 'none' | 'over' | 'preview' | 'source' | 'refused' | 'open';

export function useMark(id: string): Mark {
  return useStore(canvasStore, ({ over, preview, connecting }) => {
    if (over === id) return 'over';
    if (preview === id) return 'preview';
    if (connecting === null) return 'none';
    if (connecting.from === id) return 'source';
    return connecting.refusals.has(id) ? 'refused' : 'open';
  });
}
