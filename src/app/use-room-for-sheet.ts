/** On a phone a sheet takes room from the canvas: what matters is brought back into view. */
import { useEffect, useRef } from 'react';
import { requestCanvas } from '../stores/canvas-requests.ts';
import { hasSelection } from '../stores/learner-actions.ts';
import type { Sheet } from '../stores/view-store.ts';

export function useRoomForSheet(sheet: Sheet): void {
  const before = useRef(sheet);
  useEffect(() => {
    const was = before.current;
    before.current = sheet;
    // To place a part one needs the view as one left it.
    if (was === sheet || was === 'build' || sheet === 'build') return;
    const selected = sheet === 'inspect' && hasSelection();
    const frame = requestAnimationFrame(() => requestCanvas({ what: selected ? 'focus-selection' : 'fit' }));
    return () => cancelAnimationFrame(frame);
  }, [sheet]);
}
