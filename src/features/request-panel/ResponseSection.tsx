/** The response of the followed request, opened by the learner: status line, type, size and the first lines, as text. */
import { useState } from 'react';
import type { KindOperation } from '../../catalog/kind.ts';
import type { Message } from '../../simulation/messages.ts';
import type { RequestStory } from '../../simulation/request-story.ts';
import { useHeldFact } from '../../stores/use-held-fact.ts';
import css from './ResponseSection.module.css';
import { responseContent } from './response-content.ts';

export interface ResponseProps {
  readonly story: RequestStory;
  readonly message: Message | undefined;
  readonly operation: KindOperation | undefined;
}

export function ResponseSection({ story, message, operation }: ResponseProps) {
  const [open, setOpen] = useState(false);
  const { short, head, sentence, lines } = responseContent(message, operation, story.outcome);
  useHeldFact(open && head !== null ? { fact: 'response-opened', request: story.request } : null);
  return (
    <details className={css.response} open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <b>Response</b>
        <span>{short}</span>
      </summary>
      <div className={css.content}>
        {head !== null && <p className={css.head}>{head}</p>}
        <p className={css.sentence}>{sentence}</p>
        {lines.length > 0 && (
          <>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must be able to scroll it */}
            <section className={css.body} tabIndex={0} aria-label="First lines of the content">
              <pre>{lines.join('\n')}</pre>
            </section>
            <p className={css.rest}>Only the first lines are shown, of {message?.size} in all.</p>
          </>
        )}
      </div>
    </details>
  );
}
