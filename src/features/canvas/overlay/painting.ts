/** The painting loop: one frame of the display, one picture of the playhead; nothing is painted when nothing changed. */
import type { ReactFlowState } from '@xyflow/react';
import type { Diagram } from '../../../diagram/diagram.ts';
import { type CapacityNow, capacityWords } from '../../../picture/capacity-words.ts';
import { drawMeter, drawProcess, type ProcessNow } from '../../../picture/draw-cards.ts';
import { processNow } from '../../../picture/process-now.ts';
import { coloursOf, type Theme } from '../../../picture/traffic-colours.ts';
import { documentStore } from '../../../stores/document-store.ts';
import { resultsStore } from '../../../stores/results-store.ts';
import { type Playhead, sessionControls, sessionStore } from '../../../stores/session.ts';
import { canvasStore, updateCanvas } from '../canvas-state.ts';
import type { PartNode } from '../flow-nodes.ts';
import { componentById } from '../geometry.ts';
import { prefersReducedMotion } from '../use-reduced-motion.ts';
import { calmWords } from './calm-words.ts';
import { drawFlights, drawMishaps, drawnDots } from './draw-flights.ts';
import { readTheme, themeMark } from './page-theme.ts';
import { shown } from './request-at.ts';
import { type Card, isInView, type Scene } from './scene.ts';
import { stripesOf } from './stripes.ts';

const REFRESH_MS = 250;

function cardsOf({ nodeLookup }: ReactFlowState): Map<string, Card> {
  const cards = new Map<string, Card>();
  for (const [id, node] of nodeLookup) {
    if (node.type === 'note') continue;
    const { x, y } = node.internals.positionAbsolute;
    const { width = 0, height = 0 } = node.measured;
    cards.set(id, { x, y, width, height, data: node.data as PartNode['data'] });
  }
  return cards;
}

/** Starts painting; the function returned ends it. */
export function startPainting(canvas: HTMLCanvasElement, flow: () => ReactFlowState): () => void {
  const context = canvas.getContext('2d');
  if (!context) return () => {};
  const markNow = () => themeMark(document.documentElement, (words) => window.matchMedia(words));
  let mark = markNow();
  let theme: Theme = readTheme(canvas);
  let colours = coloursOf(documentStore.getState().diagram, theme);
  let coloured: Diagram | null = null;
  let refreshedAt = 0;
  let seen: readonly unknown[] = [];
  let request = 0;

  const refresh = () => {
    const now = markNow();
    if (now === mark) return;
    mark = now;
    theme = readTheme(canvas);
    coloured = null;
  };

  const matchSize = (width: number, height: number): number => {
    const ratio = Math.min(window.devicePixelRatio || 1, 2);
    const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (canvas.width !== wide || canvas.height !== high) {
      canvas.width = wide;
      canvas.height = high;
    }
    return ratio;
  };

  const words = calmWords<() => void>((tell) => tell());

  const paint = (playhead: Playhead, state: ReactFlowState, reduced: boolean) => {
    const { diagram } = documentStore.getState();
    if (coloured !== diagram) {
      coloured = diagram;
      colours = coloursOf(diagram, theme);
    }
    const { sampleEvery, followed } = sessionStore.getState();
    const [left, top, zoom] = state.transform;
    const sources = playhead.layout?.sources ?? [];
    const scene: Scene = {
      left,
      top,
      zoom,
      width: state.width,
      height: state.height,
      theme,
      cards: cardsOf(state),
      colours,
      sourceColour: (slot) => colours.get(sources[slot] ?? '') ?? theme['ink-3'],
      stripes: (colour) => stripesOf(context, colour, theme),
      followed: followed?.request ?? -1,
    };
    const ratio = matchSize(state.width, state.height);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, state.width, state.height);
    context.setTransform(ratio * zoom, 0, 0, ratio * zoom, ratio * left, ratio * top);
    const painted = paintCards(context, playhead, scene, diagram, sampleEvery > 1);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    if (!reduced) {
      drawFlights(context, playhead, scene);
      drawMishaps(context, playhead, scene);
    }
    words.painted(() => tellCapacity(painted, playhead, diagram));
  };

  const frame = (now: number) => {
    request = requestAnimationFrame(frame);
    const reduced = prefersReducedMotion();
    const due = now - refreshedAt >= REFRESH_MS;
    const state = flow();
    const playhead = !reduced || due || shown.playhead === null ? sessionControls.frame() : shown.playhead;
    shown.playhead = playhead;
    if (due) {
      refreshedAt = now;
      refresh();
      canvas.dataset.dots = String(drawnDots.count);
    }
    const { diagram } = documentStore.getState();
    const { figures } = resultsStore.getState();
    const { moved } = canvasStore.getState();
    const { transform, width, height, nodes } = state;
    const look = [
      reduced && !due ? seen[0] : playhead.timeMs,
      playhead.layout,
      transform,
      width,
      height,
      nodes,
      diagram,
      figures,
      moved,
      theme,
      sessionStore.getState().followed,
      window.devicePixelRatio,
    ];
    const isNew = seen.length === 0 || look.some((value, at) => value !== seen[at]);
    seen = look;
    if (isNew) paint(playhead, state, reduced);
    if (due) words.due();
  };
  request = requestAnimationFrame(frame);
  return () => cancelAnimationFrame(request);
}

function paintCards(
  context: CanvasRenderingContext2D,
  playhead: Playhead,
  scene: Scene,
  diagram: Diagram,
  sampled: boolean,
): Map<string, ProcessNow> {
  const { figures } = resultsStore.getState();
  const slots = new Map(playhead.layout?.processes.map((id, slot) => [id, slot]));
  const painted = new Map<string, ProcessNow>();
  let cells = 0;
  for (const [id, card] of scene.cards) {
    const { role } = card.data.kind;
    const measured = figures.get(id);
    const inView = isInView(card, scene);
    if (role === 'machine' && inView)
      drawMeter(context, card, measured?.role === 'machine' ? measured : undefined, scene);
    if (role !== 'process') continue;
    const slot = slots.get(id);
    const occupancy = slot === undefined ? undefined : playhead.processes.get(slot);
    const now = processNow(diagram, card.data.component, occupancy, measured, sampled);
    if (inView) cells += drawProcess(context, card, now, scene, cells);
    painted.set(id, now);
  }
  return painted;
}

/** Leaves the words for the cards, if any changed. */
function tellCapacity(painted: ReadonlyMap<string, ProcessNow>, playhead: Playhead, diagram: Diagram): void {
  const { capacity } = canvasStore.getState();
  let changed = capacity.size !== painted.size;
  const next = new Map<string, CapacityNow>();
  for (const [id, { held, workers, backlogLimit, down }] of painted) {
    const waitsFor = playhead.layout?.processes[held.waitingFor];
    const name = waitsFor === undefined ? null : (componentById(diagram, waitsFor)?.name ?? null);
    const now = capacityWords(held, workers, backlogLimit, name, down);
    const before = capacity.get(id);
    const same = before !== undefined && before.cells === now.cells && before.line === now.line;
    next.set(id, same ? before : now);
    changed ||= !same;
  }
  if (changed) updateCanvas({ capacity: next });
}
