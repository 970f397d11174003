/** The three live charts of the dock: requests, response times, failures by cause, over the last simulated minutes. */
import { ChartLine, Scale } from 'lucide-react';
import { useId, useState } from 'react';
import { useStore } from 'zustand';
import type { Outcome } from '../../engine/outcome.ts';
import type { SeriesPoint } from '../../simulation/figures.ts';
import { minutesText } from '../../simulation/time-words.ts';
import { lessonStore } from '../../stores/lesson-store.ts';
import { resultsStore } from '../../stores/results-store.ts';
import { sessionControls, sessionStore } from '../../stores/session.ts';
import { announce, updateView, viewStore } from '../../stores/view-store.ts';
import { ChartCard, LineKey } from './ChartCard.tsx';
import css from './Charts.module.css';
import { ClientChips } from './ClientChips.tsx';
import { Comparison } from './Comparison.tsx';
import {
  causesIn,
  groupFlags,
  layerAt,
  openingAt,
  ownerOf,
  pointsIn,
  pointsPassed,
  roundMaximum,
  timeWindow,
  together,
} from './chart-data.ts';
import {
  axisTimeText,
  CHART_NAMES,
  type ChartName,
  chartSummary,
  numberText,
  recentCauses,
  secondText,
} from './chart-words.ts';
import {
  CauseSwatch,
  CLIENT_DASHES,
  ClientLinesDrawing,
  FailuresDrawing,
  RequestsDrawing,
  ResponseDrawing,
} from './drawings.tsx';
import { OUTCOME_LOOKS } from './outcome-look.ts';
import { PinnedMonitors } from './PinnedMonitors.tsx';
import { Plot } from './Plot.tsx';
import { useClients } from './use-clients.ts';

const FLAGS_APART_PX = 12;
const TYPICAL_WIDTH_PX = 260;

export function Charts() {
  const id = useId();
  const { series, total, flags } = useStore(resultsStore);
  const playheadMs = useStore(sessionStore, (session) => session.playheadMs);
  /** Before a prediction is made, what is to come stays hidden. */
  const isLocked = useStore(sessionStore, (session) => session.lockedReason !== null);
  const charted = useStore(viewStore, (view) => view.chartedClients);
  const clients = useClients();
  const [cursorMs, setCursorMs] = useState<number | null>(null);
  /** Where the comparison was opened; in another lesson, or outside, the charts stand here again. */
  const place = useStore(lessonStore, ({ lesson }) => lesson?.id ?? 'own');
  const [comparingIn, setComparingIn] = useState<string | null>(null);

  const comparing = comparingIn === place && clients.length > 1;
  const chosen = clients.filter((client) => charted.includes(client.id));
  const window = timeWindow(playheadMs);
  const within = (all: readonly SeriesPoint[]) =>
    isLocked ? pointsPassed(pointsIn(all, window), window) : pointsIn(all, window);
  const lines = chosen.map(({ id: client, name, colour }) => {
    return { client, name, colour, points: within(series.get(client) ?? []) };
  });
  const points = chosen.length === 0 ? within(total) : together(lines.map((line) => line.points));
  const passed = pointsPassed(points, window);
  const several = lines.length > 1;
  const causes = causesIn(points);
  const recent = recentCauses(passed);
  const rateOf = (outcome: Outcome) =>
    numberText(recent.find((one) => one.outcome === outcome)?.perSecond ?? 0);
  const cursor = cursorMs === null ? null : (points.find(({ fromMs }) => fromMs === cursorMs) ?? null);
  const apartMs = ((window.toMs - window.fromMs) / TYPICAL_WIDTH_PX) * FLAGS_APART_PX;

  const open = (chart: ChartName, point: SeriesPoint, value: number | null) => {
    const layer = chart === 'failures' && value !== null ? layerAt(point, causes, value) : null;
    const opening = openingAt(point, chart === 'response' ? 'slowest' : layer);
    const client = opening && ownerOf(series, point.fromMs, opening.request);
    if (!opening || !client) return announce('No request of that second can be opened.');
    sessionControls.follow(opening.request, client);
    showRequest();
    const what = opening.outcome ? OUTCOME_LOOKS[opening.outcome].word : 'the slowest one';
    announce(`Opened a request of that second: ${what}.`);
  };
  const shared = (chart: ChartName, maximum: number) => ({
    name: CHART_NAMES[chart],
    summary: chartSummary(chart, passed, window),
    points,
    window,
    maximum: roundMaximum(maximum),
    flags: groupFlags(flags, window, apartMs),
    flagsTakeFocus: chart === 'requests',
    cursor,
    cursorText: (point: SeriesPoint) => secondText(chart, point),
    onCursor: (point: SeriesPoint | null) => setCursorMs(point?.fromMs ?? null),
    onOpen: (point: SeriesPoint, value: number | null) => open(chart, point, value),
  });
  const card = (chart: ChartName) => ({
    chart,
    points: passed,
    window,
    cursor,
    onOpen: (point: SeriesPoint) => open(chart, point, null),
  });
  const mostRequests = Math.max(
    0,
    ...points.map((point) => Math.max(point.offeredPerSecond, point.answeredPerSecond)),
  );
  const slowest = Math.max(
    0,
    ...(several ? lines.flatMap((line) => line.points) : points).map(
      (point) => (several ? point.p95Ms : point.p99Ms) ?? 0,
    ),
  );
  const mostFailures = Math.max(
    0,
    ...points.map((point) => point.failures.reduce((sum, one) => sum + one.perSecond, 0)),
  );

  return (
    <div className={css.charts}>
      <PinnedMonitors />
      <div className={css.bar}>
        <ClientChips clients={clients} />
        {clients.length > 1 && (
          <button
            type="button"
            className={css.compare}
            aria-expanded={comparing}
            onClick={() => setComparingIn(comparing ? null : place)}
          >
            {comparing ? <ChartLine aria-hidden="true" /> : <Scale aria-hidden="true" />}
            {comparing ? 'Back to the charts' : 'Compare clients'}
          </button>
        )}
        {!comparing && (
          <span className={css.hint}>
            {cursor
              ? 'Click or Enter opens a request of this second'
              : `${minutesText(window.fromMs)} to ${minutesText(window.toMs)}`}
            {!cursor && <span className={css.long}> of simulated time</span>}
          </span>
        )}
      </div>
      {comparing && <Comparison clients={clients} />}
      <div className={css.row} hidden={comparing}>
        <ChartCard
          {...card('requests')}
          legend={
            <>
              <LineKey look="answered" word="answered" />
              <LineKey look="offered" word="offered" />
            </>
          }
        >
          <Plot
            {...shared('requests', mostRequests)}
            valueText={(value) => `${numberText(value)}/s`}
            draw={(scale) => <RequestsDrawing points={points} scale={scale} />}
          />
        </ChartCard>
        <ChartCard
          {...card('response')}
          note={several ? 'p95 of each client' : undefined}
          legend={
            several ? (
              lines.map(({ client, name, colour }, at) => (
                <span key={client} className={css.key}>
                  <svg width={18} height={8} aria-hidden="true">
                    <path
                      d="M1 4H17"
                      strokeWidth={2}
                      strokeDasharray={CLIENT_DASHES[at % CLIENT_DASHES.length]}
                      style={{ stroke: `var(${colour})` }}
                    />
                  </svg>
                  {name}
                </span>
              ))
            ) : (
              <>
                <LineKey look="p50" word="p50" />
                <LineKey look="p95" word="p95" />
                <LineKey look="p99" word="p99" />
              </>
            )
          }
        >
          <Plot
            {...shared('response', slowest)}
            valueText={axisTimeText}
            draw={(scale) =>
              several ? (
                <ClientLinesDrawing lines={lines} scale={scale} />
              ) : (
                <ResponseDrawing points={points} scale={scale} />
              )
            }
          />
        </ChartCard>
        <ChartCard
          {...card('failures')}
          legend={
            causes.length === 0 ? (
              <span className={css.key}>no failures in this time</span>
            ) : (
              causes.map((outcome) => (
                <span key={outcome} className={css.key}>
                  <CauseSwatch id={id} outcome={outcome} />
                  {OUTCOME_LOOKS[outcome].word}
                  {recent.length > 1 && <b>{rateOf(outcome)}</b>}
                </span>
              ))
            )
          }
        >
          <Plot
            {...shared('failures', mostFailures)}
            valueText={(value) => `${numberText(value)}/s`}
            draw={(scale) => <FailuresDrawing id={id} points={points} causes={causes} scale={scale} />}
          />
        </ChartCard>
      </div>
    </div>
  );
}

/** On a phone the request stands in another sheet. */
function showRequest(): void {
  const onPhone = viewStore.getState().sheet !== null;
  updateView({ rightTab: 'request', ...(onPhone && { sheet: 'inspect' }) });
}
