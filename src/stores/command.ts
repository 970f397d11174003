/** What a command is: its words, its keys, and where and when they count. */

export type CommandGroup = 'Edit' | 'Build' | 'Run' | 'View' | 'Diagram';

/**
 * Where the keyboard focus is: in a text field or a list that letters choose from, on another control, on a part on the canvas, on the empty canvas,
 * or nowhere in particular.
 */
export type FocusPlace = 'field' | 'control' | 'part' | 'canvas' | 'page';

export interface Command {
  readonly id: string;
  readonly label: string;
  /** Words of `keys.ts`; the first is the one to show. */
  readonly keys: readonly string[];
  readonly group: CommandGroup;
  /** Where its keys count. Default: everywhere but where text is typed or a letter chooses from a list. */
  readonly places?: readonly FocusPlace[];
  /** Absent: always possible. */
  readonly when?: () => boolean;
  readonly run: () => void;
}
