/** Whether the canvas is seen from so far that small words on its cards cannot be read. */
import { type ReactFlowState, useStore as useFlowStore } from '@xyflow/react';
import { useStore } from 'zustand';
import { viewStore } from '../../../stores/view-store.ts';

/** Below this zoom the smallest words of a card, 11 pixels high, are under 5 pixels on the screen. */
const FAR_ZOOM = 0.45;

const isFar = ({ transform }: ReactFlowState) => transform[2] < FAR_ZOOM;

/**
 * Cards seen from far show their name and state in large letters and no figures: nobody could read them,
 * and on a hundred cards they cost time. A card that is being renamed stays as it is near by.
 */
export function useFar(id: string): boolean {
  const renaming = useStore(viewStore, (view) => view.renaming === id);
  return useFlowStore(isFar) && !renaming;
}
