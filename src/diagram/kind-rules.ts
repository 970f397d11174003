/** What the document may know of a component kind: its parameters' ranges and what it may be joined to. Handed in by the catalog. */

/** Words for messages about a parameter, where the catalog gives them. */
interface RuleWords {
  readonly label?: string;
  readonly unit?: string;
}

export interface NumberRule extends RuleWords {
  readonly type: 'number';
  readonly min: number;
  readonly max: number;
  readonly integer: boolean;
  readonly default: number;
}
export interface ChoiceRule extends RuleWords {
  readonly type: 'choice';
  readonly options: readonly string[];
  readonly default: string;
}
export interface ToggleRule extends RuleWords {
  readonly type: 'toggle';
  readonly default: boolean;
}
export type ParameterRule = NumberRule | ChoiceRule | ToggleRule;

/** What stands where: clients send, processes serve and may stand in a machine, machines hold processes. */
export type KindRole = 'client' | 'process' | 'machine';

export interface KindRules {
  readonly id: string;
  readonly role: KindRole;
  /** "Web server": for messages. */
  readonly label?: string;
  /** Start of the names it gives: `web` makes web-1, web-2. */
  readonly namePrefix: string;
  /** What it answers, as the word that callers use ("pages", "queries", "look-ups", "files"). */
  readonly serves: readonly string[];
  /** What it may ask others for. */
  readonly asks: readonly string[];
  readonly parameters: Readonly<Record<string, ParameterRule>>;
  /** Size of its card on the canvas. For machines the size of a new one. */
  readonly size: { readonly width: number; readonly height: number };
}

export type KindTable = ReadonlyMap<string, KindRules>;
