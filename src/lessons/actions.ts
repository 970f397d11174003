/** Gestures as data: edits of the document, the run, and what the learner says; playable headless and through the page. */
import { kindTable } from '../catalog/index.ts';
import type { Diagram, ParameterValue, Power } from '../diagram/diagram.ts';
import {
  addComponent,
  placeInMachine,
  removeItems,
  setPower,
  setSlowFactor,
  setTrafficFactor,
} from '../diagram/edits.ts';
import { connect, setLink } from '../diagram/link-edits.ts';
import { setParameter } from '../diagram/parameters.ts';
import type { FactName } from './ui-facts.ts';
import { componentsOf, type Which, whichWords, withArticle } from './which.ts';

/** Changes of the document. Each brings a state about: where it holds already, nothing happens. */
export type EditAction =
  /** So many of a kind stand there (1 when nothing is said), in the machine if one is given; x, y for a new one. */
  | {
      readonly do: 'add';
      readonly kind: string;
      readonly into?: Which;
      readonly count?: number;
      readonly x: number;
      readonly y: number;
    }
  | { readonly do: 'connect'; readonly from: Which; readonly to: Which }
  | { readonly do: 'disconnect'; readonly from: Which; readonly to: Which }
  | { readonly do: 'move-into'; readonly what: Which; readonly machine: Which }
  | { readonly do: 'set'; readonly what: Which; readonly key: string; readonly value: ParameterValue }
  | { readonly do: 'power'; readonly what: Which; readonly is: Power }
  | { readonly do: 'slow'; readonly what: Which; readonly factor: number }
  | { readonly do: 'traffic'; readonly factor: number }
  | { readonly do: 'round-trip'; readonly from: Which; readonly to: Which; readonly ms: number }
  | { readonly do: 'cut'; readonly from: Which; readonly to: Which; readonly cut: boolean }
  | { readonly do: 'delete'; readonly what: Which };

/** What happens to the run. */
export type RunAction =
  | { readonly do: 'run'; readonly seconds: number }
  /** One request by hand, of the class at this place in the client's mix (0 reads, 1 writes), then followed. */
  | { readonly do: 'send'; readonly from: Which; readonly mixIndex: number }
  | { readonly do: 'restart' };

/** What the learner says or looks at. */
export type LearnerAction =
  | { readonly do: 'predict'; readonly choice: number }
  | { readonly do: 'answer'; readonly choice: number }
  /** Brings a fact about. Of a request: the one sent last. */
  | { readonly do: 'open'; readonly fact: FactName; readonly of?: readonly Which[] };

export type Action = EditAction | RunAction | LearnerAction;

const NO_EDITS = new Set<Action['do']>(['run', 'send', 'restart', 'predict', 'answer', 'open']);

export function isEdit(action: Action): action is EditAction {
  return !NO_EDITS.has(action.do);
}

export interface Edited {
  readonly diagram: Diagram;
  /** Why it could not be done; null when it could or when it held already. */
  readonly problem: string | null;
}

export function applyEdit(diagram: Diagram, action: EditAction): Edited {
  switch (action.do) {
    case 'add':
      return add(diagram, action);
    case 'traffic':
      return { diagram: setTrafficFactor(diagram, action.factor), problem: null };
    case 'connect':
    case 'disconnect':
    case 'round-trip':
    case 'cut':
      return editLink(diagram, action);
    default:
      return editComponent(diagram, action);
  }
}

function done(diagram: Diagram): Edited {
  return { diagram, problem: null };
}

function absent(diagram: Diagram, which: Which): Edited {
  return { diagram, problem: `There is no such component: ${whichWords(which)}.` };
}

function add(diagram: Diagram, action: Extract<EditAction, { do: 'add' }>): Edited {
  const [machine] = action.into ? componentsOf(diagram, action.into) : [];
  if (action.into && !machine) return absent(diagram, action.into);
  const there = diagram.components.filter(
    (component) => component.kind === action.kind && (!machine || component.machine === machine.id),
  );
  if (there.length >= (action.count ?? 1)) return done(diagram);
  const { kind, x, y } = action;
  const added = addComponent(diagram, kindTable, { kind, x, y, machine: machine?.id ?? null });
  return { diagram: added.diagram, problem: added.problem };
}

function editLink(
  diagram: Diagram,
  action: Extract<EditAction, { do: 'connect' | 'disconnect' | 'round-trip' | 'cut' }>,
): Edited {
  const [from] = componentsOf(diagram, action.from);
  const [to] = componentsOf(diagram, action.to);
  if (!from) return absent(diagram, action.from);
  if (!to) return absent(diagram, action.to);
  const link = diagram.links.find((each) => each.from === from.id && each.to === to.id);
  if (action.do === 'connect') {
    if (link) return done(diagram);
    const connected = connect(diagram, kindTable, from.id, to.id);
    return connected.ok ? done(connected.diagram) : { diagram, problem: connected.reason };
  }
  if (!link)
    return action.do === 'disconnect'
      ? done(diagram)
      : { diagram, problem: `${from.name} and ${to.name} are not connected.` };
  if (action.do === 'disconnect') return done(removeItems(diagram, { links: [link.id] }));
  const change = action.do === 'cut' ? { cut: action.cut } : { roundTripMs: action.ms };
  const changed = setLink(diagram, link.id, change);
  return changed.ok ? done(changed.diagram) : { diagram, problem: changed.message };
}

function editComponent(
  diagram: Diagram,
  action: Extract<EditAction, { do: 'move-into' | 'set' | 'power' | 'slow' | 'delete' }>,
): Edited {
  const [component] = componentsOf(diagram, action.what);
  if (!component) return absent(diagram, action.what);
  const { id } = component;
  switch (action.do) {
    case 'move-into': {
      const [machine] = componentsOf(diagram, action.machine);
      if (!machine) return absent(diagram, action.machine);
      if (component.machine === machine.id) return done(diagram);
      return done(placeInMachine(diagram, kindTable, id, machine.id, 16, 48));
    }
    case 'set': {
      const set = setParameter(diagram, kindTable, id, action.key, action.value);
      return set.ok ? done(set.diagram) : { diagram, problem: set.message };
    }
    case 'power':
      return done(setPower(diagram, kindTable, id, action.is));
    case 'slow':
      return done(setSlowFactor(diagram, id, action.factor));
    case 'delete':
      return done(removeItems(diagram, { components: [id] }));
  }
}

/** What an action does, for the flag on the charts and the name of the undo step: "Stop the web server". */
export function actionWords(action: Action): string {
  switch (action.do) {
    case 'add':
      return `Add ${withArticle(action.kind)}`;
    case 'connect':
      return `Connect ${whichWords(action.from)} to ${whichWords(action.to)}`;
    case 'disconnect':
      return `Disconnect ${whichWords(action.from)} from ${whichWords(action.to)}`;
    case 'move-into':
      return `Move ${whichWords(action.what)} into ${whichWords(action.machine)}`;
    case 'set':
      return `Set ${action.key} of ${whichWords(action.what)} to ${action.value}`;
    case 'power':
      return `${powerVerb(action)} ${whichWords(action.what)}`;
    case 'slow':
      return `Make ${whichWords(action.what)} ${action.factor} times slower`;
    case 'traffic':
      return `Set traffic to ${action.factor}x`;
    case 'round-trip':
      return `Set the round trip to ${whichWords(action.to)} to ${action.ms} ms`;
    case 'cut':
      return `${action.cut ? 'Cut' : 'Mend'} the connection to ${whichWords(action.to)}`;
    case 'delete':
      return `Remove ${whichWords(action.what)}`;
    case 'run':
      return `Let it run for ${action.seconds} s`;
    case 'send':
      return `Send one request from ${whichWords(action.from)}`;
    case 'restart':
      return 'Start again from 0 s';
    case 'predict':
      return 'Make a prediction';
    case 'answer':
      return 'Answer the question';
    case 'open':
      return `Look at ${(action.of ?? []).map(whichWords).join(' and ') || 'the request'}`;
  }
}

function powerVerb({ is, what }: Extract<EditAction, { do: 'power' }>): string {
  const isMachine =
    'machineOf' in what || 'machineWithout' in what || ('kind' in what && what.kind === 'machine');
  if (is === 'on') return isMachine ? 'Power on' : 'Start';
  return isMachine ? 'Power off' : 'Stop';
}
