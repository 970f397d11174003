/** What My diagrams needs of a storage: values by key, changed several at a time, all of it or nothing. */

/** New values by key; `undefined` removes the key. */
export type Changes = ReadonlyMap<string, unknown>;

/** Any of it may be refused: storage can be full, blocked or gone. */
export interface KeyedStorage {
  get(key: string): Promise<unknown>;
  /** All keys that start like this, in order, with their values. */
  entries(start: string): Promise<readonly (readonly [key: string, value: unknown])[]>;
  /** One transaction: reads the keys, then writes the changes. A change that throws leaves everything as it was. */
  update(keys: readonly string[], change: (values: readonly unknown[]) => Changes): Promise<void>;
}

/** Lasts as long as the page: for tests, and where the browser allows no storage. */
export class MemoryStorage implements KeyedStorage {
  readonly kept = new Map<string, unknown>();

  async get(key: string): Promise<unknown> {
    return this.kept.get(key);
  }

  async entries(start: string): Promise<readonly (readonly [string, unknown])[]> {
    return [...this.kept]
      .filter(([key]) => key.startsWith(start))
      .toSorted(([one], [other]) => (one < other ? -1 : 1));
  }

  async update(keys: readonly string[], change: (values: readonly unknown[]) => Changes): Promise<void> {
    for (const [key, value] of change(keys.map((each) => this.kept.get(each)))) {
      if (value === undefined) this.kept.delete(key);
      else this.kept.set(key, value);
    }
  }
}
