/** Slots: the numbers that ids stand for in the engine's arrays. */

/** Slots of ids. They only grow, so that a slot means the same thing for a whole run. */
export class Slots {
  readonly ids: string[];
  private readonly slotOf: Map<string, number>;

  constructor(ids: readonly string[] = []) {
    this.ids = [...ids];
    this.slotOf = new Map(ids.map((id, slot) => [id, slot]));
  }

  /** The slots of an earlier plan and, behind them, the new ids. */
  static after(earlier: Slots | null, ids: readonly string[]): Slots {
    const known = new Set(earlier?.ids ?? []);
    return new Slots([...(earlier?.ids ?? []), ...ids.filter((id) => !known.has(id))]);
  }

  get count(): number {
    return this.ids.length;
  }

  find(id: string): number | undefined {
    return this.slotOf.get(id);
  }

  of(id: string, what: string): number {
    const slot = this.slotOf.get(id);
    if (slot === undefined)
      throw new Error(`The model names the ${what} "${id}", which it does not contain.`);
    return slot;
  }
}
