/** The timeline: what is computed, where the playhead stands, and flags of what was done; the playhead is moved along it. */
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { scenarioOf } from '../../diagram/scenario.ts';
import { minutesText, shortClockText } from '../../simulation/time-words.ts';
import { documentStore, presentDiagram } from '../../stores/document-store.ts';
import { lessonStore } from '../../stores/lesson-store.ts';
import { resultsStore } from '../../stores/results-store.ts';
import { sessionControls, sessionStore } from '../../stores/session.ts';
import { viewStore } from '../../stores/view-store.ts';
import { useWidth } from '../../ui/use-width.ts';
import { EventFlag } from './scenario/EventFlag.tsx';
import css from './Timeline.module.css';
import { TimelineFlag } from './TimelineFlag.tsx';
import {
  groupedEvents,
  groupedFlags,
  keyTarget,
  percentAt,
  type TimeRange,
  ticksIn,
  timelineRange,
} from './time-range.ts';

/** Flags closer than this many pixels become one: each must be a target for a finger or a shaking hand. */
const FLAGS_APART = 26;

export function Timeline() {
  const playheadMs = useStore(sessionStore, (session) => session.playheadMs);
  const computedToMs = useStore(sessionStore, (session) => session.computedToMs);
  const presentMs = useStore(sessionStore, (session) => session.presentMs);
  const laterChanges = useStore(sessionStore, (session) => session.laterChanges);
  const flags = useStore(resultsStore, (results) => results.flags);
  const document = useStore(documentStore, presentDiagram);
  const viewOnly = useStore(viewStore, (view) => view.viewOnly);
  const inLesson = useStore(lessonStore, ({ lesson }) => lesson !== null);
  /** Where the scenario cannot be edited, its flags are like those of what was done. */
  const canPlan = !viewOnly && !inLesson;
  const scenario = scenarioOf(document);
  const done = canPlan ? flags.filter(({ isPlanned }) => !isPlanned) : flags;
  /** Where the learner holds the playhead, before the run has followed; the line keeps its range meanwhile. */
  const [held, setHeld] = useState<{ readonly ms: number; readonly range: TimeRange } | null>(null);
  /** The event that has the focus stands alone, so that it can be moved past others. */
  const [movedEvent, setMovedEvent] = useState<string | null>(null);
  const [width, measure] = useWidth();
  const track = useRef<HTMLDivElement>(null);
  /** Where the last key sent the playhead: the next one counts from there, even before it has arrived. */
  const aim = useRef<number | null>(null);

  const range = held?.range ?? timelineRange(presentMs, flags.at(-1)?.atMs ?? 0);
  const shownMs = held?.ms ?? playheadMs;
  const reachable = { fromMs: range.fromMs, toMs: Math.max(computedToMs, playheadMs) };
  const at = (ms: number) => `${percentAt(ms, range)}%`;
  const length = (fromMs: number, toMs: number) => `${percentAt(toMs, range) - percentAt(fromMs, range)}%`;

  const msUnder = (event: PointerEvent) => {
    const { left = 0, width = 1 } = track.current?.getBoundingClientRect() ?? {};
    const ms = range.fromMs + ((event.clientX - left) / width) * (range.toMs - range.fromMs);
    return Math.min(reachable.toMs, Math.max(reachable.fromMs, ms));
  };
  const take = (event: PointerEvent) => {
    const ms = msUnder(event);
    setHeld({ ms, range });
    sessionControls.seek(ms);
  };
  const letGo = () => {
    if (held === null) return;
    setHeld(null);
    sessionControls.release();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === '.' || event.key === ',') {
      // The letters of the page are not asked: they may be switched off, and would step once more.
      event.preventDefault();
      event.stopPropagation();
      if (event.key === '.') sessionControls.step();
      else sessionControls.stepBack();
      return;
    }
    const isUnderWay = sessionStore.getState().mode === 'seeking';
    const from = isUnderWay && aim.current !== null ? aim.current : playheadMs;
    const target = keyTarget(event.key, event.shiftKey, from, reachable);
    if (target === null) return;
    aim.current = target;
    event.preventDefault();
    event.stopPropagation();
    sessionControls.seek(target);
  };

  return (
    <div className={css.timeline} ref={measure}>
      <div
        ref={track}
        className={css.track}
        data-timeline
        role="slider"
        tabIndex={0}
        aria-label="Timeline"
        aria-orientation="horizontal"
        aria-valuemin={Math.floor(range.fromMs / 1000)}
        aria-valuemax={Math.floor(reachable.toMs / 1000)}
        aria-valuenow={Math.floor(shownMs / 1000)}
        aria-valuetext={`${shortClockText(shownMs)}, computed to ${minutesText(computedToMs)}${
          laterChanges > 0 ? ', an earlier moment' : ''
        }`}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          // Else the browser may drag the words that are selected, and takes the pointer away.
          event.preventDefault();
          event.currentTarget.focus({ preventScroll: true });
          event.currentTarget.setPointerCapture(event.pointerId);
          sessionControls.grab();
          take(event);
        }}
        onPointerMove={(event) => held !== null && take(event)}
        onPointerUp={letGo}
        onPointerCancel={letGo}
      >
        <div className={css.line}>
          <span
            className={css.computed}
            style={{ left: at(range.fromMs), width: length(range.fromMs, computedToMs) }}
          />
          <span
            className={css.played}
            style={{ left: at(range.fromMs), width: length(range.fromMs, shownMs) }}
          />
        </div>
        {presentMs - shownMs > 500 && <span className={css.now} style={{ left: at(presentMs) }} />}
        <span className={css.thumb} style={{ left: at(shownMs) }} />
      </div>
      <div className={css.ticks} aria-hidden="true">
        {ticksIn(range).map((ms) => (
          <span key={ms} style={{ left: at(ms) }}>
            {minutesText(ms)}
          </span>
        ))}
      </div>
      {groupedFlags(done, range, FLAGS_APART / width).map((flag) => (
        <TimelineFlag key={flag.atMs} flag={flag} left={percentAt(flag.atMs, range)} />
      ))}
      {canPlan &&
        groupedEvents(scenario, range, FLAGS_APART / width, movedEvent).map((events) => (
          <EventFlag
            key={events[0]?.id}
            events={events}
            diagram={document}
            range={range}
            msForPx={(range.toMs - range.fromMs) / width}
            onHold={setMovedEvent}
          />
        ))}
    </div>
  );
}
