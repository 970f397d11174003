/** What stands on the canvas while there is nothing on it. */
import { useStore } from 'zustand';
import { documentStore } from '../../stores/document-store.ts';
import { libraryStore } from '../../stores/library/library-store.ts';
import { viewStore } from '../../stores/view-store.ts';
import css from './canvas.module.css';

export function EmptyHint() {
  const empty = useStore(
    documentStore,
    ({ diagram }) => diagram.components.length + diagram.notes.length === 0,
  );
  const placing = useStore(viewStore, (view) => view.placingKind !== null);
  const opening = useStore(libraryStore, ({ place }) => place === 'opening');
  if (!empty || placing) return null;
  if (opening)
    return (
      <div className={css.empty}>
        <p className={css.late}>Opening your diagram…</p>
      </div>
    );
  return (
    <div className={css.empty}>
      <p className={css.emptyTitle}>Nothing here yet</p>
      <p>
        Choose a machine <span className={css.beside}>from the list of parts</span>
        <span className={css.behind}>under “Build”</span>, then press the place for it here.
      </p>
    </div>
  );
}
