/** What a component kind is: words, parameters with their sources, and how it becomes processes, operations and calls. */
import type { ChoiceRule, KindRules, NumberRule, ToggleRule } from '../diagram/kind-rules.ts';
import type { FailurePolicy, FullPolicy, Routing } from '../engine/model.ts';
import type { Outcome } from '../engine/outcome.ts';
import type { AskWords } from './asks.ts';

/** How realistic a default is, in words a learner reads. `source` where a published figure stands behind it; else it is our assumption. */
export interface Realism {
  readonly text: string;
  readonly source?: string;
}

interface ParameterWords {
  readonly label: string;
  /** Plain unit as shown behind the number: "ms", "requests/s", "cores", "". */
  readonly unit: string;
  /** One sentence: what it means. */
  readonly meaning: string;
  readonly realism: Realism;
  /** Step of the field's arrows; numbers only. */
  readonly step?: number;
  /** Shown only when another parameter has one of these values. */
  readonly shownWhen?: { readonly key: string; readonly is: readonly (string | boolean)[] };
  /** Words for the options of a choice, in the same order. */
  readonly optionLabels?: readonly string[];
}

export type Parameter = (NumberRule | ChoiceRule | ToggleRule) & ParameterWords;

export type KindGroup = 'Clients' | 'Compute' | 'Data';

/** Read a component's parameter, falling back on the kind's default. */
export interface Settings {
  number(key: string): number;
  choice(key: string): string;
  toggle(key: string): boolean;
}

/** A call of an operation before it is wired: whom to call is said by what is asked for. */
export interface KindCall {
  /** What is asked for: a word that some kind `serves`. */
  readonly ask: string;
  /** Key of the operation there. */
  readonly operation: string;
  readonly usesPool: boolean;
  /** How one of several is picked; at random unless said. */
  readonly routing?: Routing;
  readonly timeoutMs: number;
  readonly onFailure: FailurePolicy;
  /** How the request ends when nobody linked serves it; unless said, the call is left out. */
  readonly whenNobody?: Outcome;
}

/** One thing a process can be asked for, with its message as a learner sees it. */
export interface KindOperation {
  /** Unique in the kind: "get-page". */
  readonly key: string;
  readonly label: string;
  readonly method: 'GET' | 'POST' | 'QUERY';
  /** "/products", "SELECT …". */
  readonly path: string;
  readonly contentType: string;
  readonly requestBytes: number;
  readonly responseBytes: number;
  readonly write: boolean;
  /** CPU of one such request here. The compiler cuts it into equal slices: before, between and after the calls that are made. */
  readonly cpuMs: number;
  /** Synchronous, in this order. */
  readonly calls: readonly KindCall[];
}

/** What a serving kind becomes. */
export interface ProcessPlan {
  readonly workers: number | null;
  readonly backlogLimit: number | null;
  readonly fullPolicy: FullPolicy;
  readonly startMs: number;
  readonly pool: { readonly size: number; readonly waitTimeoutMs: number } | null;
  readonly operations: readonly KindOperation[];
  /** The spread of its CPU demands: coefficient of variation of a log-normal. */
  readonly cpuVariation: number;
}

/** What a client kind becomes. */
export interface ClientPlan {
  readonly ratePerSecond: number;
  /** Which operations it asks of whom it is joined to, with weights. */
  readonly mix: readonly { readonly operation: string; readonly weight: number }[];
  readonly roundTripMs: number;
  readonly megabitsPerSecond: number;
  readonly connectTimeoutMs: number;
  readonly timeoutMs: number;
}

export interface MachinePlan {
  readonly cores: number;
  readonly bootMs: number;
}

/** What the user of a client sees for an outcome. `screen` picks the picture. */
export interface UserView {
  readonly screen: 'page' | 'app' | 'spinner' | 'browser-error' | 'app-error' | 'server-error';
  readonly title: string;
  readonly detail: string;
}

/** The words for a component's cells and line on its card. */
export interface CapacityWords {
  /** "workers", "connections". */
  readonly cells: string;
  /** "queue". */
  readonly line: string;
  /** "pages/s", "queries/s": what it is measured in. */
  readonly served: string;
}

interface KindBase extends Omit<KindRules, 'parameters'> {
  readonly label: string;
  readonly plural: string;
  readonly group: KindGroup;
  /** One sentence for the palette. */
  readonly summary: string;
  /** SVG path data in a 24 by 24 box, stroked. */
  readonly icon: readonly string[];
  /** Name of the colour token: "browser", "mobile", "compute", "data". */
  readonly colour: 'browser' | 'mobile' | 'compute' | 'data';
  readonly parameters: Readonly<Record<string, Parameter>>;
}

export interface ClientKind extends KindBase {
  readonly role: 'client';
  readonly plan: (settings: Settings) => ClientPlan;
  readonly sees: Readonly<Record<Outcome, UserView>>;
  /** While it waits for an answer. */
  readonly waiting: UserView;
  /** Short line on the card: "240 people, HTML". */
  readonly describe: (settings: Settings) => string;
}

export interface ProcessKind extends KindBase {
  readonly role: 'process';
  readonly plan: (settings: Settings) => ProcessPlan;
  readonly words: CapacityWords;
  /** What to say when nobody or several answer what it asks, where the usual words do not fit. */
  readonly asking?: (settings: Settings) => AskWords;
  /** What its callers meet: said in the inspector's Break section. */
  readonly whenStopped: string;
  readonly whenSilent: string;
  readonly whenFull: string;
}

export interface MachineKind extends KindBase {
  readonly role: 'machine';
  readonly plan: (settings: Settings) => MachinePlan;
}

export type Kind = ClientKind | ProcessKind | MachineKind;
