/** Joining on the canvas: one actor of the connect machine for drags, clicks and the list; what it says reaches document and learner. */
import { createActor } from 'xstate';
import { kindTable } from '../../catalog/index.ts';
import { judgeConnection, validTargets, whyNoTargets } from '../../diagram/connections.ts';
import { connectMachine, type Verdict } from '../../machines/connect-machine.ts';
import { documentStore } from '../../stores/document-store.ts';
import { announce, readAloud } from '../../stores/view-store.ts';
import { joinComponents } from './canvas-edits.ts';
import { canvasStore, updateCanvas } from './canvas-state.ts';
import { refuse } from './refusal.ts';

/** A drag that starts where a connection ends draws it backwards. */
let backwards = false;

function judge(start: string, end: string): Verdict {
  const { diagram } = documentStore.getState();
  const [from, to] = backwards ? [end, start] : [start, end];
  const judgement = judgeConnection(diagram, kindTable, from, to);
  return judgement.ok ? { ok: true } : judgement;
}

export const connectActor = createActor(connectMachine, {
  input: {
    judge,
    targetsOf: (from) => validTargets(documentStore.getState().diagram, kindTable, from).map(({ id }) => id),
    whyNoTargets: (from) => whyNoTargets(documentStore.getState().diagram, kindTable, from),
  },
});

const nameOf = (id: string) =>
  documentStore.getState().diagram.components.find((each) => each.id === id)?.name ?? id;

function refusalsFrom(start: string): ReadonlyMap<string, string> {
  const refusals = new Map<string, string>();
  for (const { id } of documentStore.getState().diagram.components) {
    const verdict = id === start ? { ok: true as const } : judge(start, id);
    if (!verdict.ok) refusals.set(id, verdict.reason);
  }
  return refusals;
}

connectActor.on('JOINED', ({ from, to }) => {
  updateCanvas({ refusal: null });
  if (backwards) joinComponents(to, from);
  else joinComponents(from, to);
});
// A list that would be empty has no place on the canvas where the reason could stand.
connectActor.on('REFUSED', ({ to, reason }) => (to === null ? announce(reason, 'problem') : refuse(reason)));

connectActor.subscribe((snapshot) => {
  const { from, targets, highlight } = snapshot.context;
  if (from === null) {
    if (canvasStore.getState().connecting !== null || canvasStore.getState().connectList !== null) {
      updateCanvas({ connecting: null, connectList: null, preview: null });
    }
    backwards = false;
    return;
  }
  const listing = snapshot.matches('listing');
  const known = canvasStore.getState().connecting;
  updateCanvas({
    refusal: null,
    connecting: known?.from === from ? known : { from, refusals: refusalsFrom(from) },
    connectList: listing ? { from } : null,
    preview: listing ? (targets[highlight] ?? null) : null,
  });
});
connectActor.start();

documentStore.subscribe((state, before) => {
  const { from } = connectActor.getSnapshot().context;
  if (state.diagram === before.diagram || from === null) return;
  if (!state.diagram.components.some(({ id }) => id === from))
    connectActor.send({ type: 'REMOVED', id: from });
});

export function startDrag(from: string, atTarget: boolean): void {
  backwards = atTarget;
  connectActor.send({ type: 'DRAG_START', from });
}

export function endDrag(to: string | null): void {
  connectActor.send({ type: 'DRAG_END', to });
}

/** A click on a handle, or on a part while a connection waits for its other end. */
export function clickHandle(id: string, atTarget: boolean): void {
  const first = connectActor.getSnapshot().matches('idle');
  if (first) backwards = atTarget;
  connectActor.send({ type: 'CLICK_HANDLE', id });
  if (!first || !connectActor.getSnapshot().matches('armed')) return;
  readAloud(
    atTarget
      ? `Now click the part that sends requests to ${nameOf(id)}. Escape cancels.`
      : `Now click the part that ${nameOf(id)} sends requests to. Escape cancels.`,
  );
}

export function openConnectList(from: string): void {
  backwards = false;
  connectActor.send({ type: 'OPEN_LIST', from });
}

export function cancelConnecting(): void {
  connectActor.send({ type: 'CANCEL' });
}
