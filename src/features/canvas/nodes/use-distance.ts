/** From how far the canvas is seen: what of a card can still be read. */
import { type ReactFlowState, useStore as useFlowStore } from '@xyflow/react';
import { useStore } from 'zustand';
import { viewStore } from '../../../stores/view-store.ts';

export type Distance = 'near' | 'middle' | 'far' | 'away';

/** Below this zoom the smallest words of a card, 11 pixels high, are under 7 pixels on the screen. */
const MIDDLE_ZOOM = 0.62;
/** Below this one the large figures are as small. */
const FAR_ZOOM = 0.38;
/** Below this one a name in large letters is under 5 pixels: what is left to be seen is the kind and the state. */
const AWAY_ZOOM = 0.21;

function distanceOf({ transform: [, , zoom] }: ReactFlowState): Distance {
  if (zoom < AWAY_ZOOM) return 'away';
  return zoom < FAR_ZOOM ? 'far' : zoom < MIDDLE_ZOOM ? 'middle' : 'near';
}

/**
 * From the middle distance cards show their name, their main figure and their state in large letters; from far no
 * figures: nobody could read them, and on a hundred cards they cost time; from farther away only two signs. A card that is being renamed stays as it is near by.
 */
export function useDistance(id: string): Distance {
  const renaming = useStore(viewStore, (view) => view.renaming === id);
  const distance = useFlowStore(distanceOf);
  return renaming ? 'near' : distance;
}
