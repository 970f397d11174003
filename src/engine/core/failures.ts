/** Broken invariants of the core, as numbers; `memory.ts` makes sentences of them. */

export class FAILURE {
  static readonly noMemory = 0;
  /** A request in this state cannot meet this event. */
  static readonly noStep = 1;
  /** A request in this state cannot end with this outcome. */
  static readonly noEnd = 2;
  static readonly notAtCall = 3;
  static readonly releasedTwice = 4;
}
