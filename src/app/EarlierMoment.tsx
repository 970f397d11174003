/** While an earlier moment is on the canvas: what that means, and the two ways on. */
import { History } from 'lucide-react';
import { useStore } from 'zustand';
import { shortClockText } from '../simulation/time-words.ts';
import { sessionControls, sessionStore } from '../stores/session.ts';
import { announce } from '../stores/view-store.ts';
import { Button } from '../ui/Button.tsx';
import { coverCanvasBottom } from '../ui/cover-canvas.ts';
import css from './EarlierMoment.module.css';
import { focusTimeline } from './regions.ts';

export function EarlierMoment() {
  const laterChanges = useStore(sessionStore, (session) => session.laterChanges);
  if (laterChanges === 0) return null;
  return <Line laterChanges={laterChanges} />;
}

function Line({ laterChanges }: { readonly laterChanges: number }) {
  const playheadMs = useStore(sessionStore, (session) => session.playheadMs);
  const changes = laterChanges === 1 ? '1 later change' : `${laterChanges} later changes`;
  return (
    <section className={css.line} aria-label="Earlier moment" ref={coverCanvasBottom}>
      <p className={css.words}>
        <History aria-hidden="true" />
        <span>
          <b>Earlier moment, {shortClockText(playheadMs)}.</b>
          <span className={css.long}> The system cannot be changed here.</span>
          <span className={css.short}> Going on discards {changes}.</span>
        </span>
      </p>
      <span className={css.ways}>
        <Button
          look="primary"
          onClick={() => {
            sessionControls.returnToNow();
            focusTimeline();
          }}
        >
          Return to now
        </Button>
        <Button
          title={`Discards ${changes}. Undo brings ${laterChanges === 1 ? 'it' : 'them'} back.`}
          onClick={() => {
            sessionControls.continueFromHere();
            focusTimeline();
            announce(`Going on from ${shortClockText(playheadMs)}. Undo brings ${changes} back.`);
          }}
        >
          Continue from here <small>discards {changes}</small>
        </Button>
      </span>
    </section>
  );
}
