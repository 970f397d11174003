/** What stands where a piece of the page could not be fetched, because a release has replaced it: the way to reload. */
import { useStore } from 'zustand';
import { saveAndReload } from '../stores/documents.ts';
import { viewStore } from '../stores/view-store.ts';
import { Button } from '../ui/Button.tsx';
import css from './Boundary.module.css';

/** In the place of the piece. */
export function MissingPiece() {
  return <WayToReload look={css.panel} />;
}

function WayToReload({ look }: { readonly look: string | undefined }) {
  return (
    <div className={look} role="alert">
      <p>
        <strong>New version.</strong> A piece of this page is gone. Reloading saves your work first.
      </p>
      <div className={css.ways}>
        <Button look="primary" onClick={() => void saveAndReload()}>
          Reload
        </Button>
      </div>
    </div>
  );
}

/** Over the canvas, as long as a piece is missing anywhere. */
export function NewVersion() {
  const isMissing = useStore(viewStore, (view) => view.pieceMissing);
  return isMissing ? <WayToReload look={css.line} /> : null;
}
