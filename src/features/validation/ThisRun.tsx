/** The event hash of the run on the page: anyone who runs the same diagram with the same seed gets the same. */
import { useState } from 'react';
import { hashText } from '../../simulation/event-hash.ts';
import { sessionControls } from '../../stores/session.ts';
import css from './Validation.module.css';

interface Look {
  readonly seconds: number;
  readonly hash: string;
  /** Something was changed while it ran. */
  readonly isChanged: boolean;
}

/** At the last whole second before the playhead. */
function look(): Look | null {
  const { timeMs, log, windowsBetween } = sessionControls.past();
  const toMs = Math.floor(timeMs / 1000) * 1000;
  const window = windowsBetween(toMs - 1000, toMs).findLast((each) => each.toMs === toMs);
  if (!window) return null;
  return {
    seconds: toMs / 1000,
    hash: hashText(window.eventHash),
    isChanged: log.some(({ atMs }) => atMs < toMs),
  };
}

export function ThisRun({ seed }: { readonly seed: number }) {
  const [seen] = useState(look);
  if (!seen) return <p>The run on the page has not been computed yet. Press play, and open this again.</p>;
  return (
    <>
      <p>
        All events of the run on this page, from 0 s to {seen.seconds} s, are folded into one number, the
        event hash:
      </p>
      <p className={css.hash}>
        <code>{seen.hash}</code>
        <span>
          seed {seed}, {seen.seconds} s
        </span>
      </p>
      {seen.isChanged ? (
        <p>
          You changed the system while it ran; that is part of the run. Restart it from 0 s, and the number
          depends on the diagram and the seed alone.
        </p>
      ) : (
        <p>
          Save the diagram to a file and run it without a browser: the number at the end is the same. It does
          not depend on the speed, on pauses, or on the browser.
        </p>
      )}
      <code className={css.command}>
        npm run --silent simulate -- FILE --warm-up 0 --seconds {seen.seconds}
      </code>
    </>
  );
}
