/** The frame of a chart: gridlines with their values, seconds below, flags, the playhead, and a cursor for mouse and keys. */
import type { KeyboardEvent, PointerEvent, ReactNode } from 'react';
import type { SeriesPoint } from '../../simulation/figures.ts';
import { minutesText } from '../../simulation/time-words.ts';
import { useMedia } from '../../ui/use-media.ts';
import { useWidth } from '../../ui/use-width.ts';
import { endOf, type FlagGroup, pointNear, type TimeWindow } from './chart-data.ts';
import { agoText } from './chart-words.ts';
import { FlagMark } from './FlagMark.tsx';
import css from './Plot.module.css';

const TALL = 84;
/** Where a tall plot would cut the dock off or leave the canvas too little. */
const LOW = 62;
const LOW_WINDOW = '(max-height: 820px) and (min-width: 48em)';
/** Left of the plot stand the values of its gridlines. */
const GUTTER = 40;
const TOP = 12;
const AXIS_HEIGHT = 14;
const MARK_EVERY_MS = 30_000;
/** A mark closer to an edge would be cut off. */
const MARK_ROOM_PX = 12;

/** Where a time and a value stand in the drawing. */
export interface Scale {
  readonly width: number;
  readonly height: number;
  readonly x: (timeMs: number) => number;
  readonly y: (value: number) => number;
}

export interface PlotProps {
  readonly name: string;
  readonly summary: string;
  readonly points: readonly SeriesPoint[];
  readonly window: TimeWindow;
  readonly maximum: number;
  readonly valueText: (value: number) => string;
  readonly flags: readonly FlagGroup[];
  /** Only one chart puts the flags in the order of the Tab key. */
  readonly flagsTakeFocus: boolean;
  readonly cursor: SeriesPoint | null;
  readonly cursorText: (point: SeriesPoint) => string;
  readonly onCursor: (point: SeriesPoint | null) => void;
  /** Opens a request of this second. `value`: where on the scale, null from the keyboard. */
  readonly onOpen: (point: SeriesPoint, value: number | null) => void;
  readonly draw: (scale: Scale) => ReactNode;
}

export function Plot(props: PlotProps) {
  const { name, summary, points, window, maximum, flags, cursor, cursorText, onCursor, onOpen, draw } = props;
  const [width, measure] = useWidth();
  const height = useMedia(LOW_WINDOW) ? LOW : TALL;
  const lengthMs = window.toMs - window.fromMs;
  const scale: Scale = {
    width,
    height,
    x: (timeMs) => GUTTER + ((timeMs - window.fromMs) / lengthMs) * (width - GUTTER),
    y: (value) => height - (value / maximum) * (height - TOP),
  };
  const pointUnder = (event: PointerEvent<HTMLElement>) => {
    const { left } = event.currentTarget.getBoundingClientRect();
    return pointNear(points, window.fromMs + ((event.clientX - left - GUTTER) / (width - GUTTER)) * lengthMs);
  };
  const valueUnder = (event: PointerEvent<HTMLElement>) => {
    const { top } = event.currentTarget.getBoundingClientRect();
    return ((height - (event.clientY - top)) / (height - TOP)) * maximum;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const now = points.findLastIndex((point) => endOf(point) <= window.playheadMs);
    const at = cursor ? points.indexOf(cursor) : now;
    const step = event.shiftKey ? 10 : 1;
    const targets: Readonly<Record<string, number>> = {
      ArrowLeft: cursor ? at - step : at,
      ArrowDown: cursor ? at - step : at,
      ArrowRight: at + step,
      ArrowUp: at + step,
      Home: 0,
      End: points.length - 1,
    };
    const target = targets[event.key];
    if (event.key === 'Escape' && cursor) onCursor(null);
    else if ((event.key === 'Enter' || event.key === ' ') && cursor) onOpen(cursor, null);
    else if (target !== undefined) onCursor(points[Math.min(points.length - 1, Math.max(0, target))] ?? null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const secondsFromNow = (ms: number) => Math.round((ms - window.playheadMs) / 1000);
  const readAt = cursor ?? points.findLast((point) => endOf(point) <= window.playheadMs);
  const playheadX = scale.x(window.playheadMs);
  return (
    <div className={css.plot} ref={measure}>
      <svg
        className={css.drawing}
        width={width}
        height={height + AXIS_HEIGHT}
        role="img"
        aria-label={summary}
      >
        <Grid {...props} scale={scale} />
        {draw(scale)}
        {flags.map(({ atMs }) => (
          <line
            key={atMs}
            className={css.flagLine}
            x1={scale.x(atMs)}
            x2={scale.x(atMs)}
            y1={2}
            y2={height}
          />
        ))}
        <rect className={css.ahead} x={playheadX} y={0} width={width - playheadX} height={height - 1} />
        <Values {...props} scale={scale} />
        <line className={css.playhead} x1={playheadX} x2={playheadX} y1={TOP - 6} y2={height} />
        {cursor && (
          <line
            className={css.cursor}
            x1={scale.x(endOf(cursor))}
            x2={scale.x(endOf(cursor))}
            y1={TOP - 6}
            y2={height}
          />
        )}
      </svg>
      <div
        className={css.reader}
        role="slider"
        tabIndex={0}
        aria-label={`${name}: read a second`}
        aria-valuemin={secondsFromNow(window.fromMs)}
        aria-valuemax={secondsFromNow(window.toMs)}
        aria-valuenow={cursor ? secondsFromNow(endOf(cursor)) : 0}
        aria-valuetext={readAt ? `${agoText(readAt, window)}: ${cursorText(readAt)}` : 'no figures yet'}
        onKeyDown={onKeyDown}
        onPointerMove={(event) => onCursor(pointUnder(event))}
        onPointerLeave={() => onCursor(null)}
        onBlur={() => onCursor(null)}
        onClick={(event) => {
          const pointer = event as unknown as PointerEvent<HTMLElement>;
          const point = pointUnder(pointer);
          if (point) onOpen(point, valueUnder(pointer));
        }}
      />
      {flags.map((flag) => (
        <FlagMark
          key={flag.atMs}
          flag={flag}
          x={scale.x(flag.atMs)}
          width={width}
          takesFocus={props.flagsTakeFocus}
        />
      ))}
    </div>
  );
}

interface ScaledProps extends PlotProps {
  readonly scale: Scale;
}

function Values({ maximum, valueText, scale }: ScaledProps) {
  return [maximum, maximum / 2].map((value) => (
    <text key={value} className={css.value} x={GUTTER - 6} y={scale.y(value) + 4} textAnchor="end">
      {valueText(value)}
    </text>
  ));
}

function Grid({ window, maximum, scale }: ScaledProps) {
  const first = Math.ceil(window.fromMs / MARK_EVERY_MS) * MARK_EVERY_MS;
  const marks = Array.from({ length: 5 }, (_, at) => first + at * MARK_EVERY_MS).filter((ms) => {
    const x = scale.x(ms);
    return x >= GUTTER && x <= scale.width - MARK_ROOM_PX;
  });
  return (
    <>
      {[maximum, maximum / 2, 0].map((value) => (
        <line
          key={value}
          className={value === 0 ? css.base : css.grid}
          x1={GUTTER}
          x2={scale.width}
          y1={scale.y(value)}
          y2={scale.y(value)}
        />
      ))}
      {marks.map((ms) => (
        <text
          key={ms}
          className={css.time}
          x={scale.x(ms)}
          y={scale.height + AXIS_HEIGHT - 3}
          textAnchor="middle"
        >
          {minutesText(ms)}
        </text>
      ))}
    </>
  );
}
