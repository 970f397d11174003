/** The button of the scenario beside the timeline; its editor opens over the page and leaves the run in hand. */
import { CalendarClock } from 'lucide-react';
import { Popover } from 'radix-ui';
import { Suspense } from 'react';
import { useStore } from 'zustand';
import { scenarioOf } from '../../../diagram/scenario.ts';
import { documentStore, presentDiagram } from '../../../stores/document-store.ts';
import { later } from '../../../stores/fetch-piece.ts';
import { closeEditor, editorStore, openEditor } from './editor-store.ts';
import css from './Scenario.module.css';

const ScenarioEditor = later(async () => ({
  default: (await import('./ScenarioEditor.tsx')).ScenarioEditor,
}));

export function ScenarioButton() {
  const isOpen = useStore(editorStore, (editor) => editor.isOpen);
  const count = useStore(documentStore, (document) => scenarioOf(presentDiagram(document)).length);
  const words = count === 1 ? '1 event' : `${count} events`;
  return (
    <Popover.Root open={isOpen} onOpenChange={(open) => (open ? openEditor() : closeEditor())}>
      <Popover.Trigger
        className={css.button}
        aria-label={`Scenario, ${words}`}
        title="Scenario: what happens in every run, and when"
      >
        <CalendarClock aria-hidden="true" />
        <span className={css.word}>Scenario</span>
        {count > 0 && <span className={css.count}>{count}</span>}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className={css.editor}
          side="top"
          align="end"
          sideOffset={8}
          collisionPadding={8}
          aria-label="Scenario"
          onOpenAutoFocus={(event) => {
            // An event that is opened takes the focus itself.
            if (editorStore.getState().edited !== null) event.preventDefault();
          }}
          // The timeline and the canvas stay in hand while it is open.
          onInteractOutside={(event) => event.preventDefault()}
        >
          <Suspense fallback={<p className={css.quiet}>Loading…</p>}>
            <ScenarioEditor />
          </Suspense>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
