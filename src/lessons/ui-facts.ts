/** What the learner does on the page that is no edit and no run: each fact with its name and what the page must offer for it. */

export type UiFact =
  | { readonly fact: 'trace-stepped'; readonly request: number }
  | { readonly fact: 'response-opened'; readonly request: number }
  | { readonly fact: 'cpu-split-opened'; readonly component: string }
  | { readonly fact: 'time-split-opened'; readonly component: string }
  | { readonly fact: 'clients-compared'; readonly components: readonly string[] }
  | { readonly fact: 'monitor-placed'; readonly component: string };

export type FactName = UiFact['fact'];

export interface FactWords {
  /** What the learner did: "opened the response". */
  readonly words: string;
  /** The goal, for the components that it speaks of. */
  readonly goal: (of: string) => string;
  /** How it is done, said while it is not. */
  readonly how: (of: string) => string;
  /** What the page offers so that it can be done, and when the fact is true. */
  readonly meaning: string;
}

export const UI_FACTS: Readonly<Record<FactName, FactWords>> = {
  'trace-stepped': {
    words: 'gone through its hops, to the last one',
    goal: () => 'You have gone through the hops of a request, to the last one',
    how: () => 'It is answered. Now press "Next hop" in the Request panel until the last one',
    meaning:
      'The request panel shows a completed request hop by hop, and the learner moved through the hops until the last one. `request` is its number.',
  },
  'response-opened': {
    words: 'opened "Response"',
    goal: () => 'You have opened "Response"',
    how: () => 'It is answered. Now open "Response" in the Request panel',
    meaning:
      'The request panel has a section with the content of the response (status line, content type, size, the first lines of HTML or JSON), and the learner opened it for an answered request. `request` is its number.',
  },
  'cpu-split-opened': {
    words: 'opened "CPU by process"',
    goal: (of) => `"CPU by process" of ${of} is open`,
    how: (of) => `Select ${of}. Then scroll down in the Inspect panel to "CPU by process" and press it`,
    meaning:
      'Selecting a machine shows its CPU bar split by process (MachineFigures.byProcess), and the learner opened it. `component` is the id of the machine.',
  },
  'time-split-opened': {
    words: 'opened "Where the time goes"',
    goal: (of) => `"Where the time goes" of ${of} is open`,
    how: (of) => `Select ${of}. Then scroll down in the Inspect panel to "Where the time goes" and press it`,
    meaning:
      'A view of where the time of the requests of one client goes, hop by hop: on the client network, waiting for a worker, being served, on the network to each component behind, being served there. `component` is the id of the client.',
  },
  'clients-compared': {
    words: 'compared the two clients',
    goal: (of) => `${of.charAt(0).toUpperCase()}${of.slice(1)} stand side by side`,
    how: () => 'Press "Compare clients" above the charts',
    meaning:
      'Two clients stand side by side with p50, p95 and failures over the same seconds, and the learner opened that view. `components` holds the ids of both.',
  },
  'monitor-placed': {
    words: 'pinned a monitor',
    goal: (of) => `There is a monitor of ${of}`,
    how: (of) => `Select ${of}, one after the other, and press "Pin a monitor" in the Inspect panel`,
    meaning:
      'A monitor is pinned to a machine: it keeps showing its state, its CPU and what its processes answer, side by side with other monitors. The fact stays true while the monitor is there. `component` is the id of the machine.',
  },
};
