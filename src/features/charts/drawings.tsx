/** The three drawings: offered and answered, response times, failures stacked by cause. */
import type { Outcome } from '../../engine/outcome.ts';
import type { SeriesPoint } from '../../simulation/figures.ts';
import { endOf, failuresPerSecond } from './chart-data.ts';
import css from './drawings.module.css';
import { OUTCOME_LOOKS, type PatternShape } from './outcome-look.ts';
import type { Scale } from './Plot.tsx';

/** A line through the points; where there is no value there is a gap. */
export function linePath(
  points: readonly SeriesPoint[],
  value: (point: SeriesPoint) => number | null,
  scale: Scale,
): string {
  let path = '';
  let drawing = false;
  for (const point of points) {
    const height = value(point);
    if (height !== null)
      path += `${drawing ? 'L' : 'M'}${scale.x(endOf(point)).toFixed(1)} ${scale.y(height).toFixed(1)}`;
    drawing = height !== null;
  }
  return path;
}

export function RequestsDrawing({
  points,
  scale,
}: {
  readonly points: readonly SeriesPoint[];
  readonly scale: Scale;
}) {
  return (
    <>
      <path className={css.offered} d={linePath(points, (point) => point.offeredPerSecond, scale)} />
      <path className={css.answered} d={linePath(points, (point) => point.answeredPerSecond, scale)} />
    </>
  );
}

export function ResponseDrawing({
  points,
  scale,
}: {
  readonly points: readonly SeriesPoint[];
  readonly scale: Scale;
}) {
  return (
    <>
      {runsOf(points).map((run) => (
        <path key={run[0]?.fromMs} className={css.spread} d={bandPath(run, scale)} />
      ))}
      <path className={css.p99} d={linePath(points, (point) => point.p99Ms, scale)} />
      <path className={css.p95} d={linePath(points, (point) => point.p95Ms, scale)} />
      <path className={css.p50} d={linePath(points, (point) => point.p50Ms, scale)} />
      {points.map((point, at) => {
        const alone = (points[at - 1]?.p50Ms ?? null) === null && (points[at + 1]?.p50Ms ?? null) === null;
        if (!alone || point.p50Ms === null) return null;
        return (
          <circle
            key={point.fromMs}
            className={css.single}
            cx={scale.x(endOf(point))}
            cy={scale.y(point.p50Ms)}
            r={1.5}
          />
        );
      })}
    </>
  );
}

/** Stretches of seconds that had answers. */
function runsOf(points: readonly SeriesPoint[]): SeriesPoint[][] {
  const runs: SeriesPoint[][] = [[]];
  for (const point of points) {
    if (point.p50Ms === null) runs.push([]);
    else runs.at(-1)?.push(point);
  }
  return runs.filter((run) => run.length > 1);
}

function bandPath(run: readonly SeriesPoint[], scale: Scale): string {
  const upper = linePath(run, (point) => point.p95Ms, scale);
  const lower = linePath([...run].reverse(), (point) => point.p50Ms, scale).replace(/^M/, 'L');
  return `${upper}${lower}Z`;
}

export interface ClientLine {
  readonly client: string;
  readonly colour: string;
  readonly points: readonly SeriesPoint[];
}

/** p95 of each client, when several are chosen: percentiles cannot be added. */
export function ClientLinesDrawing({
  lines,
  scale,
}: {
  readonly lines: readonly ClientLine[];
  readonly scale: Scale;
}) {
  return lines.map(({ client, colour, points }, at) => (
    <path
      key={client}
      className={css.clientLine}
      style={{ stroke: `var(${colour})` }}
      strokeDasharray={CLIENT_DASHES[at % CLIENT_DASHES.length]}
      d={linePath(points, (point) => point.p95Ms, scale)}
    />
  ));
}

export const CLIENT_DASHES = ['none', '5 3', '2 3', '8 3 2 3'];

export function FailuresDrawing(props: {
  readonly id: string;
  readonly points: readonly SeriesPoint[];
  readonly causes: readonly Outcome[];
  readonly scale: Scale;
}) {
  const { id, points, causes, scale } = props;
  const below = points.map(() => 0);
  return (
    <>
      <defs>
        {causes.map((outcome) => (
          <CausePattern key={outcome} id={`${id}-${outcome}`} outcome={outcome} />
        ))}
      </defs>
      {causes.map((outcome) => {
        const floor = [...below];
        points.forEach((point, at) => {
          below[at] = (below[at] ?? 0) + failuresPerSecond(point, outcome);
        });
        const corner = (point: SeriesPoint, height: number) =>
          `${scale.x(endOf(point)).toFixed(1)} ${scale.y(height).toFixed(1)}`;
        const upper = points.map((point, at) => corner(point, below[at] ?? 0));
        const lower = points.map((point, at) => corner(point, floor[at] ?? 0)).reverse();
        return (
          <g key={outcome}>
            <path d={`M${upper.join('L')}L${lower.join('L')}Z`} fill={`url(#${id}-${outcome})`} />
            <path
              className={css.edge}
              style={{ stroke: `var(${OUTCOME_LOOKS[outcome].colour})` }}
              d={edgePath(points, below, floor, scale)}
            />
          </g>
        );
      })}
    </>
  );
}

/** The upper edge of a layer, where the layer has any height. */
function edgePath(
  points: readonly SeriesPoint[],
  top: readonly number[],
  floor: readonly number[],
  scale: Scale,
): string {
  const height = new Map(points.map((point, at) => [point, { top: top[at] ?? 0, floor: floor[at] ?? 0 }]));
  return linePath(
    points,
    (point) => {
      const layer = height.get(point);
      return layer && layer.top > layer.floor ? layer.top : null;
    },
    scale,
  );
}

const shapePaths: Readonly<Record<Exclude<PatternShape, 'solid' | 'dots'>, string>> = {
  rising: 'M-1 1L1 -1M0 6L6 0M5 7L7 5',
  falling: 'M-1 5L1 7M0 0L6 6M5 -1L7 1',
  bars: 'M1.5 0V6M4.5 0V6',
  lines: 'M0 1.5H6M0 4.5H6',
  cross: 'M0 0L6 6M6 0L0 6',
};

function CausePattern({ id, outcome }: { readonly id: string; readonly outcome: Outcome }) {
  const { colour, shape } = OUTCOME_LOOKS[outcome];
  const paint = { color: `var(${colour})` };
  return (
    <pattern id={id} width={6} height={6} patternUnits="userSpaceOnUse" style={paint}>
      <rect width={6} height={6} className={shape === 'solid' ? css.full : css.pale} />
      {shape === 'dots' && <circle cx={3} cy={3} r={1.5} className={css.full} />}
      {shape !== 'solid' && shape !== 'dots' && <path d={shapePaths[shape]} className={css.stripe} />}
    </pattern>
  );
}

/** A small piece of a cause's area, for the key. */
export function CauseSwatch({ id, outcome }: { readonly id: string; readonly outcome: Outcome }) {
  return (
    <svg className={css.swatch} width={12} height={10} aria-hidden="true">
      <defs>
        <CausePattern id={`${id}-${outcome}-key`} outcome={outcome} />
      </defs>
      <rect width={12} height={10} rx={2} fill={`url(#${id}-${outcome}-key)`} />
    </svg>
  );
}
