/** An event of the scenario on the timeline: a press opens its settings, dragging or the arrow keys move it in time. */
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import type { Diagram } from '../../../diagram/diagram.ts';
import type { ScenarioEvent } from '../../../diagram/scenario.ts';
import { eventWords } from '../../../diagram/scenario-words.ts';
import { shortClockText } from '../../../simulation/time-words.ts';
import flagCss from '../Timeline.module.css';
import { percentAt, type TimeRange } from '../time-range.ts';
import { openEditor } from './editor-store.ts';
import { settledMs } from './event-choices.ts';
import css from './Scenario.module.css';
import { move, remove } from './scenario-edits.ts';

/** A hand that shakes less than this drags nothing. */
const DRAG_FROM_PX = 4;

export interface EventFlagProps {
  /** Events too close to be told apart share a flag; the first one stands for them. */
  readonly events: readonly ScenarioEvent[];
  readonly diagram: Diagram;
  readonly range: TimeRange;
  /** Simulated time for a pixel of the timeline. */
  readonly msForPx: number;
  /** Holds the event that has the focus apart from its neighbours; null: none has it. */
  onHold(id: string | null): void;
}

export function EventFlag({ events, diagram, range, msForPx, onHold }: EventFlagProps) {
  const [event] = events;
  const [draftMs, setDraftMs] = useState<number | null>(null);
  const flag = useRef<HTMLButtonElement>(null);
  const drag = useRef<{ readonly fromPx: number; isMoving: boolean } | null>(null);
  if (!event) return null;
  const isAlone = events.length === 1;
  const shownMs = draftMs ?? event.atMs;
  const left = percentAt(shownMs, range);
  const all = events.map((each) => eventWords(each, diagram)).join('; ');
  const words = `${shortClockText(shownMs)} ${all}`;

  const settle = () => {
    if (draftMs === null) return;
    move(event.id, draftMs);
    setDraftMs(null);
    keepFocus(flag.current);
  };
  /** A flag that has become part of another one, or is gone, passes the focus on. */
  const keepFocus = (held: HTMLElement | null) => {
    const timeline = held?.parentElement;
    if (!timeline?.contains(document.activeElement)) return;
    setTimeout(() => {
      if (document.activeElement !== document.body) return;
      const now = timeline.querySelector<HTMLElement>(`[data-events~="${event.id}"]`);
      (now ?? timeline.querySelector<HTMLElement>('[role="slider"]'))?.focus();
    }, 0);
  };
  const onPointerMove = ({ clientX }: PointerEvent) => {
    if (!drag.current || !isAlone) return;
    const byPx = clientX - drag.current.fromPx;
    if (Math.abs(byPx) >= DRAG_FROM_PX) drag.current.isMoving = true;
    if (drag.current.isMoving)
      setDraftMs(settledMs(Math.min(range.toMs, Math.max(range.fromMs, event.atMs + byPx * msForPx))));
  };
  const onKeyDown = (press: KeyboardEvent) => {
    const { key, shiftKey } = press;
    const byMs = (shiftKey ? 10_000 : 1000) * (key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0);
    if (byMs !== 0 && isAlone) setDraftMs(settledMs(shownMs + byMs));
    else if (key === 'Delete' && isAlone) {
      keepFocus(flag.current);
      remove(event.id);
    } else if (key === 'Escape' && draftMs !== null) setDraftMs(null);
    else return;
    press.preventDefault();
    press.stopPropagation();
  };

  return (
    <button
      ref={flag}
      type="button"
      data-events={events.map(({ id }) => id).join(' ')}
      className={`${flagCss.flag} ${css.flag}`}
      style={{ left: `${left}%` }}
      data-side={left > 50 ? 'left' : 'right'}
      data-held={draftMs !== null}
      aria-label={`Event at ${words}`}
      aria-description={
        isAlone
          ? 'Arrow keys move it in time, Enter shows its settings, Delete removes it.'
          : 'Enter shows them.'
      }
      onPointerDown={(press) => {
        if (press.button !== 0) return;
        press.currentTarget.setPointerCapture(press.pointerId);
        drag.current = { fromPx: press.clientX, isMoving: false };
      }}
      onPointerMove={onPointerMove}
      onPointerUp={settle}
      onPointerCancel={() => {
        drag.current = null;
        setDraftMs(null);
      }}
      onClick={() => {
        const wasDragged = drag.current?.isMoving === true;
        drag.current = null;
        if (!wasDragged) openEditor(event.id);
      }}
      onKeyDown={onKeyDown}
      onKeyUp={settle}
      onFocus={() => isAlone && onHold(event.id)}
      onBlur={() => {
        settle();
        onHold(null);
      }}
    >
      <svg viewBox="0 0 10 12" aria-hidden="true">
        <path d="M1 12V1h8v7H1" />
      </svg>
      {!isAlone && (
        <span className={css.many} aria-hidden="true">
          {events.length}
        </span>
      )}
      <span className={flagCss.words} aria-hidden="true">
        {words}
      </span>
    </button>
  );
}
