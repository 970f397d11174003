/** On a phone a sheet takes room from the canvas: what matters is brought back into view. */
import { useEffect, useRef } from 'react';
import { requestCanvas } from '../stores/canvas-requests.ts';
import { hasSelection } from '../stores/learner-actions.ts';
import type { Sheet } from '../stores/view-store.ts';

export function useRoomForSheet(sheet: Sheet): void {
  const before = useRef(sheet);
  useEffect(() => {
    // To place a part one needs the view as one left it: the list of parts counts as no change.
    if (sheet === 'build' || sheet === before.current) return;
    before.current = sheet;
    const selected = sheet === 'inspect' && hasSelection();
    // One frame later it is measured how much of the canvas the lines over it still cover.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => requestCanvas({ what: selected ? 'focus-selection' : 'fit' }));
    });
    return () => cancelAnimationFrame(frame);
  }, [sheet]);
}
