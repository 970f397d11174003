/** One net for each part of the page: a fault there, or a late arrival, leaves the others working. */
import { type ReactNode, Suspense } from 'react';
import { undo } from '../stores/document-store.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorBoundary } from '../ui/ErrorBoundary.tsx';
import css from './Boundary.module.css';
import { saveToFile } from './diagram-files.ts';

export function PanelBoundary({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <ErrorBoundary
      fallback={(tryAgain) => (
        <div className={css.panel} role="alert">
          <p>
            <strong>{name} could not be drawn.</strong> Everything else still works.
          </p>
          <div className={css.ways}>
            <Button onClick={tryAgain}>Try again</Button>
            <Button
              onClick={() => {
                undo();
                tryAgain();
              }}
            >
              Undo last change
            </Button>
            <Button onClick={saveToFile}>Save to file</Button>
          </div>
        </div>
      )}
    >
      <Suspense fallback={<p className={css.coming}>Loading…</p>}>{children}</Suspense>
    </ErrorBoundary>
  );
}
