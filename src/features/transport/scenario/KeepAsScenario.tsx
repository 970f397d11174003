/** "Keep as scenario": what was done by hand in this run becomes events, and it is said plainly what was kept and what was not. */
import { BookmarkPlus } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { Diagram } from '../../../diagram/diagram.ts';
import { documentStore, presentDiagram } from '../../../stores/document-store.ts';
import { resultsStore } from '../../../stores/results-store.ts';
import { sessionControls } from '../../../stores/session.ts';
import { readAloud } from '../../../stores/view-store.ts';
import { Button } from '../../../ui/Button.tsx';
import { type KeptWords, keptWords } from './kept-words.ts';
import css from './Scenario.module.css';

export function KeepAsScenario({ diagram }: { readonly diagram: Diagram }) {
  const changes = useStore(resultsStore, ({ flags }) => flags.filter(({ isPlanned }) => !isPlanned).length);
  /** Holds as long as the scenario is the one that came of it. */
  const [said, setSaid] = useState<{ readonly words: KeptWords; readonly scenario: unknown } | null>(null);
  const words = said?.scenario === diagram.scenario ? said?.words : undefined;
  const keep = () => {
    const kept = sessionControls.keepAsScenario();
    if (!kept) return;
    const now = keptWords(kept, diagram);
    setSaid({ words: now, scenario: presentDiagram(documentStore.getState()).scenario });
    readAloud([now.kept, now.left].filter(Boolean).join(' '));
  };
  return (
    <div className={css.keep}>
      <Button icon={<BookmarkPlus />} onClick={keep}>
        Keep what I just did
      </Button>
      <p className={css.quiet}>
        {words === undefined ? (
          changes === 0 ? (
            'Break something while it runs, then keep it as events.'
          ) : (
            `${changes === 1 ? '1 change' : `${changes} changes`} by hand in this run.`
          )
        ) : (
          <>
            {words.kept} {words.left}
          </>
        )}
      </p>
    </div>
  );
}
