/** Which connections make sense, and in words why another does not. */
import { type Component, type Diagram, LIMITS } from './diagram.ts';
import type { KindRules, KindTable } from './kind-rules.ts';

export type Judgement =
  /** The two ends as they will be joined: a machine is replaced by the process in it. */
  | { readonly ok: true; readonly from: string; readonly to: string }
  | { readonly ok: false; readonly reason: string };

export function accepts(sender: KindRules, receiver: KindRules): boolean {
  return sender.asks.some((word) => receiver.serves.includes(word));
}

function labelOf(kind: KindRules): string {
  return (kind.label ?? kind.namePrefix).toLowerCase();
}

/** What stands between a client and a part that clients do not speak to. */
function goBetween(kinds: KindTable, sender: KindRules, receiver: KindRules): KindRules | undefined {
  return [...kinds.values()].find((kind) => accepts(sender, kind) && accepts(kind, receiver));
}

/** Why two parts (neither a machine) cannot be joined; null when they can. */
export function refusal(
  kinds: KindTable,
  from: Pick<Component, 'kind' | 'name'>,
  to: Pick<Component, 'kind' | 'name'>,
): string | null {
  const sender = kinds.get(from.kind);
  const receiver = kinds.get(to.kind);
  if (!sender || !receiver) return 'One end is of a kind that this page does not know.';
  if (sender.role === 'machine') return `${from.name} is a machine: a process in it must send the requests.`;
  if (receiver.role === 'machine')
    return `${to.name} is a machine: a process in it must accept the requests.`;
  if (accepts(sender, receiver)) return null;
  if (receiver.role === 'client') {
    if (sender.role === 'client') return 'Clients do not speak to each other. They speak to a server.';
    return accepts(receiver, sender)
      ? `Requests start at the client. Connect ${to.name} to ${from.name} instead.`
      : 'Requests start at the client. Nothing sends requests to a client.';
  }
  if (sender.role === 'client') {
    const between = goBetween(kinds, sender, receiver);
    if (!between) return `${from.name} asks for nothing that ${to.name} serves.`;
    const middle = labelOf(between);
    return `Clients speak to a ${middle}. The ${middle} asks the ${labelOf(receiver)}.`;
  }
  if (sender.asks.length === 0) {
    const only = `${from.name} only answers requests. It sends none.`;
    return accepts(receiver, sender) ? `${only} Connect ${to.name} to ${from.name} instead.` : only;
  }
  return `${from.name} asks for ${list(sender.asks)}. ${to.name} serves ${list(receiver.serves) || 'nothing'}.`;
}

function list(words: readonly string[], last = 'and'): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

function isMachine(kinds: KindTable, component: Component): boolean {
  return kinds.get(component.kind)?.role === 'machine';
}

/** The parts that an end may stand for: itself, or what stands in the machine. */
function standsFor(
  diagram: Diagram,
  kinds: KindTable,
  end: Component,
  other: Component,
): readonly Component[] {
  if (!isMachine(kinds, end)) return [end];
  return diagram.components.filter(({ machine, id }) => machine === end.id && id !== other.id);
}

/** What a connection from one part to another would be, or why it is refused. */
export function judgeConnection(diagram: Diagram, kinds: KindTable, fromId: string, toId: string): Judgement {
  const from = diagram.components.find(({ id }) => id === fromId);
  const to = diagram.components.find(({ id }) => id === toId);
  if (!from || !to)
    return { ok: false, reason: 'One end of this connection is not in the diagram any more.' };
  if (from.id === to.id) return { ok: false, reason: `${from.name} cannot be connected to itself.` };

  const senders = standsFor(diagram, kinds, from, to);
  const receivers = standsFor(diagram, kinds, to, from);
  const pairs = senders.flatMap((sender) =>
    receivers.flatMap((receiver) =>
      sender.id !== receiver.id && refusal(kinds, sender, receiver) === null ? [{ sender, receiver }] : [],
    ),
  );
  const [pair] = pairs;
  if (!pair) return { ok: false, reason: whyNone(kinds, from, to, senders, receivers) };
  if (pairs.length > 1) return { ok: false, reason: whichOne(from, to, pairs) };
  const { sender, receiver } = pair;
  if (diagram.links.some((link) => link.from === sender.id && link.to === receiver.id)) {
    return { ok: false, reason: `${sender.name} is already connected to ${receiver.name}.` };
  }
  if (diagram.links.length >= LIMITS.links) {
    const most = LIMITS.links.toLocaleString('en-US');
    return { ok: false, reason: `A diagram holds at most ${most} connections. Remove one first.` };
  }
  return { ok: true, from: sender.id, to: receiver.id };
}

function whyNone(
  kinds: KindTable,
  from: Component,
  to: Component,
  senders: readonly Component[],
  receivers: readonly Component[],
): string {
  if (senders.length === 0) return `${from.name} is empty. Put a process in it that sends requests.`;
  if (receivers.length === 0) return `${to.name} is empty. Put a process in it that accepts requests.`;
  const [sender] = senders;
  const [receiver] = receivers;
  if (sender && receiver && !isMachine(kinds, to) && !isMachine(kinds, from)) {
    return refusal(kinds, sender, receiver) ?? 'This connection cannot be made.';
  }
  return isMachine(kinds, to)
    ? `Nothing in ${to.name} accepts requests from ${from.name}.`
    : `Nothing in ${from.name} sends requests that ${to.name} accepts.`;
}

interface Pair {
  readonly sender: Component;
  readonly receiver: Component;
}

function whichOne(from: Component, to: Component, pairs: readonly Pair[]): string {
  const receivers = [...new Set(pairs.map(({ receiver }) => receiver))];
  if (receivers.length > 1) {
    const names = list(receivers.map(({ name }) => name));
    return `Several parts in ${to.name} accept this: ${names}. Connect to one of them.`;
  }
  const names = list([...new Set(pairs.map(({ sender }) => sender.name))]);
  return `Several parts in ${from.name} can send this: ${names}. Connect from one of them.`;
}

export interface Target {
  readonly id: string;
  readonly name: string;
}

/** The parts that this one can be connected to now, in drawing order. Machines stand aside for what they hold. */
export function validTargets(diagram: Diagram, kinds: KindTable, fromId: string): readonly Target[] {
  return diagram.components.flatMap((component) =>
    !isMachine(kinds, component) && judgeConnection(diagram, kinds, fromId, component.id).ok
      ? [{ id: component.id, name: component.name }]
      : [],
  );
}

/** Why there is no valid target: because all there are have a connection already, or because there are none. */
export function whyNoTargets(diagram: Diagram, kinds: KindTable, fromId: string): string {
  const from = diagram.components.find(({ id }) => id === fromId);
  const sender = from && kinds.get(from.kind);
  if (!sender) return 'This part sends no requests.';
  if (diagram.links.some((link) => link.from === fromId))
    return `${from.name} is already connected to everything here that takes its requests.`;
  const takers = [...kinds.values()].filter((kind) => accepts(sender, kind)).map((kind) => labelOf(kind));
  return takers.length === 0
    ? `${from.name} only answers requests. It sends none.`
    : `Nothing here takes requests from ${from.name} yet. Add a ${list(takers, 'or')} first.`;
}
