/** The last net: when the whole page cannot be drawn, the work can still be saved and the last change undone. */
import type { ReactNode } from 'react';
import { undo } from '../stores/document-store.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorBoundary } from '../ui/ErrorBoundary.tsx';
import css from './Boundary.module.css';
import { saveToFile } from './diagram-files.ts';

export function AppBoundary({ children }: { readonly children: ReactNode }) {
  return (
    <ErrorBoundary
      fallback={(tryAgain) => (
        <main className={css.page}>
          <h1>This page could not be drawn</h1>
          <p>Your diagram is still here. Save it to a file first, then try one of the others.</p>
          <div className={css.ways}>
            <Button look="primary" onClick={saveToFile}>
              Save to file
            </Button>
            <Button
              onClick={() => {
                undo();
                tryAgain();
              }}
            >
              Undo last change
            </Button>
            <Button onClick={() => location.reload()}>Reload</Button>
          </div>
        </main>
      )}
    >
      {children}
    </ErrorBoundary>
  );
}
