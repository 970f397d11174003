/** When the part that has the focus is gone, by undo for instance, the canvas has it: the next key does not start at the top of the page. */
import { useEffect } from 'react';
import { documentStore } from '../../stores/document-store.ts';

export function useKeptFocus(): void {
  useEffect(
    () =>
      documentStore.subscribe(({ diagram }, before) => {
        const focused = document.activeElement;
        const canvas = focused?.closest('.react-flow__node, .react-flow__edge')?.closest('main');
        if (diagram === before.diagram || !canvas) return;
        requestAnimationFrame(() => {
          if (!focused?.isConnected && document.activeElement === document.body)
            canvas.focus({ preventScroll: true });
        });
      }),
    [],
  );
}
