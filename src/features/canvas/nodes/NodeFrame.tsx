/** Around every part: a fault in one is said there and leaves the others alone. */
import type { ReactNode } from 'react';
import { ErrorBoundary } from '../../../ui/ErrorBoundary.tsx';
import css from './nodes.module.css';

export function NodeFrame({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <ErrorBoundary
      fallback={(tryAgain) => (
        <div className={css.failed} role="alert">
          <p>This part failed to draw: {name}.</p>
          <button type="button" className="nodrag" onClick={tryAgain}>
            Try again
          </button>
        </div>
      )}
    >
      {children}
    </ErrorBoundary>
  );
}
