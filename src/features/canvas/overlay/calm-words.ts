/** Words that follow a fast picture at a calm pace: what was painted last is always said, even when time then stands still. */

export interface CalmWords<T> {
  /** What is on the picture now; said the next time it is due. */
  painted(what: T): void;
  /** Says what is not said yet. */
  due(): void;
}

export function calmWords<T>(say: (what: T) => void): CalmWords<T> {
  let unsaid: { readonly what: T } | null = null;
  return {
    painted(what) {
      unsaid = { what };
    },
    due() {
      if (unsaid === null) return;
      const { what } = unsaid;
      unsaid = null;
      say(what);
    },
  };
}
