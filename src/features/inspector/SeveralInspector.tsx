/** Several selected parts at once: count them, switch, copy or delete them. */
import { Copy, Power, PowerOff, Scissors, Spline, Trash2 } from 'lucide-react';
import { useStore } from 'zustand';
import { duplicateSelection } from '../../stores/clipboard-actions.ts';
import { cutLinks, deleteSelection, switchComponents } from '../../stores/selection-actions.ts';
import { NOTHING_SELECTED, updateView, viewStore } from '../../stores/view-store.ts';
import { Button } from '../../ui/Button.tsx';
import css from './Inspector.module.css';

function counted(count: number, word: string): string[] {
  return count === 0 ? [] : [`${count} ${word}${count === 1 ? '' : 's'}`];
}

export function SeveralInspector() {
  const { components, links, notes } = useStore(viewStore, (view) => view.selection);
  const parts = [
    ...counted(components.length, 'component'),
    ...counted(links.length, 'connection'),
    ...counted(notes.length, 'note'),
  ];
  return (
    <div className={css.inspector}>
      <div className={css.head}>
        <h2 className={css.heading}>{components.length + links.length + notes.length} parts selected</h2>
        <p className={css.summary}>{parts.join(', ')}.</p>
      </div>
      <div className={css.several}>
        {components.length > 0 && (
          <>
            <Button icon={<PowerOff />} onClick={() => switchComponents(components, false)}>
              Switch off
            </Button>
            <Button icon={<Power />} onClick={() => switchComponents(components, true)}>
              Switch on
            </Button>
          </>
        )}
        {links.length > 0 && (
          <>
            <Button icon={<Scissors />} onClick={() => cutLinks(links, true)}>
              Cut connections
            </Button>
            <Button icon={<Spline />} onClick={() => cutLinks(links, false)}>
              Mend connections
            </Button>
          </>
        )}
        {components.length + notes.length > 0 && (
          <Button icon={<Copy />} onClick={duplicateSelection}>
            Duplicate
          </Button>
        )}
        <Button look="danger" icon={<Trash2 />} onClick={deleteSelection}>
          Delete
        </Button>
        <Button look="quiet" onClick={() => updateView({ selection: NOTHING_SELECTED })}>
          Select nothing
        </Button>
      </div>
    </div>
  );
}
