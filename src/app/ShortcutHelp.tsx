/** The keyboard help, made from the table of commands. */
import { useStore } from 'zustand';
import type { CommandGroup } from '../stores/command.ts';
import { COMMANDS } from '../stores/commands.ts';
import { keyCaps } from '../stores/keys.ts';
import { updateView, viewStore } from '../stores/view-store.ts';
import { CheckField } from '../ui/CheckField.tsx';
import css from './Dialogs.module.css';
import { ON_MAC } from './use-keys.ts';

const GROUPS: readonly CommandGroup[] = ['Build', 'Edit', 'Diagram', 'Run', 'View'];

export function ShortcutHelp() {
  const singleKeys = useStore(viewStore, (view) => view.singleKeys);
  return (
    <>
      <div className={css.groups}>
        {GROUPS.map((group) => (
          <section key={group}>
            <h3>{group}</h3>
            <dl className={css.keys}>
              {COMMANDS.filter((command) => command.group === group).map((command) => (
                <div key={command.id}>
                  <dt>{command.label}</dt>
                  <dd>
                    {command.keys.map((word, index) => (
                      <span key={word}>
                        {index > 0 && ' or '}
                        <span className={css.caps}>
                          <Caps word={word} />
                        </span>
                      </span>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className={css.note}>
        On the canvas, Tab goes from part to part, the arrow keys move the selected part, and Space selects
        it.
      </p>
      <div className={css.setting}>
        <CheckField
          label="Shortcuts of a single key"
          checked={singleKeys}
          help="Letters and signs pressed alone. They do not count while you type in a field."
          onCommit={(on) => updateView({ singleKeys: on })}
        />
      </div>
    </>
  );
}

function Caps({ word }: { readonly word: string }) {
  return keyCaps(word, ON_MAC).map((cap, index) => (
    <span key={cap}>
      {index > 0 && '+'}
      <kbd>{cap}</kbd>
    </span>
  ));
}
