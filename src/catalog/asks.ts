/** What components may ask each other for, and what to say when nobody or several answer it. */

export interface AskWords {
  /** Behind the name of a component that has nobody to ask: "web-1 has no database: …". */
  readonly nobody: string;
  /** Behind the name of a component that may ask several. */
  readonly several: (count: number) => string;
}

export const ASKS: Readonly<Record<string, AskWords>> = {
  pages: {
    nobody: 'is joined to nothing: its requests go nowhere.',
    several: (count) =>
      `picks one of ${count} servers at random for each request, and tries no other when it fails.`,
  },
  api: {
    nobody: 'is joined to nothing: its requests go nowhere.',
    several: (count) =>
      `picks one of ${count} servers at random for each request, and tries no other when it fails.`,
  },
  queries: {
    nobody: 'has no database: pages skip their queries.',
    several: (count) =>
      `splits its data over ${count} databases (shards): each query goes to the one that has its data.`,
  },
  'look-ups': {
    nobody: 'has no cache: pages skip the session look-up.',
    several: (count) => `splits its sessions over ${count} caches.`,
  },
  files: {
    nobody: 'has no static files: pages come without them.',
    several: (count) => `takes its static files from ${count} places, at random.`,
  },
};
