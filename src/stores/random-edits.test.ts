/** Promises of the page's own stores under any list of edits, gestures, undo and redo: nothing is lost, and what is kept comes back. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { kindTable } from '../catalog/index.ts';
import { EMPTY_DIAGRAM } from '../diagram/diagram.ts';
import { openDocument } from '../diagram/gate.ts';
import { toFileText } from '../diagram/serialise.ts';
import {
  beginGesture,
  cancelGesture,
  documentStore,
  edit,
  endGesture,
  presentDiagram,
  redo,
  startDocument,
  undo,
} from './document-store.ts';
import { MemoryStorage } from './library/keyed-storage.ts';
import { createLibrary } from './library/library.ts';
import { type Gesture, randomGestures } from './sample-gestures.ts';

/** The whole of it: npm run test:deep. */
const deep = process.env.LOADBEARING_DEEP === '1' || import.meta.env.MODE === 'deep';
const LISTS = deep ? 2000 : 20;
const STEPS = 200;

type Step =
  | { readonly does: 'edit'; readonly change: Gesture }
  | { readonly does: 'gesture'; readonly changes: readonly Gesture[]; readonly isCancelled: boolean }
  | { readonly does: 'undo' }
  | { readonly does: 'redo' };

const { gesture } = randomGestures(kindTable);
const step: fc.Arbitrary<Step> = fc.oneof(
  { arbitrary: fc.record({ does: fc.constant('edit' as const), change: gesture }), weight: 8 },
  {
    arbitrary: fc.record({
      does: fc.constant('gesture' as const),
      changes: fc.array(gesture, { maxLength: 4 }),
      isCancelled: fc.boolean(),
    }),
    weight: 1,
  },
  { arbitrary: fc.constantFrom<Step>({ does: 'undo' }, { does: 'redo' }), weight: 2 },
);

const textNow = () => toFileText(presentDiagram(documentStore.getState()));

/** What the document store should be: the texts before and after the present one. */
class Expected {
  private readonly texts = [textNow()];
  private at = 0;
  present = () => this.texts[this.at];
  goTo(text: string): void {
    this.texts.splice(++this.at, this.texts.length, text);
  }
  move(by: -1 | 1): void {
    this.at = Math.min(this.texts.length - 1, Math.max(0, this.at + by));
  }
}

function take(each: Step, expected: Expected): void {
  const before = presentDiagram(documentStore.getState());
  if (each.does === 'undo' || each.does === 'redo') {
    (each.does === 'undo' ? undo : redo)();
    return expected.move(each.does === 'undo' ? -1 : 1);
  }
  if (each.does === 'edit') edit('Change', each.change);
  else {
    beginGesture('Drag');
    for (const change of each.changes) edit('Part of it', change);
    if (each.isCancelled) cancelGesture();
    else endGesture();
    if (each.isCancelled) return;
  }
  if (presentDiagram(documentStore.getState()) !== before) expected.goTo(textNow());
}

test(
  `${LISTS} lists of ${STEPS} steps: every document is valid, undo and redo go where they say, what is saved comes back`,
  async () => {
    const made = { components: 0, links: 0, undone: 0 };
    const library = createLibrary({
      storage: new MemoryStorage(),
      ...{ kinds: kindTable, now: () => 1, newId: () => 'doc-1' },
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: STEPS, maxLength: STEPS }), async (steps) => {
        startDocument(EMPTY_DIAGRAM);
        const start = textNow();
        const expected = new Expected();
        for (const [at, each] of steps.entries()) {
          take(each, expected);
          const text = textNow();
          expect(text).toBe(expected.present());
          // After each step: random-gestures.test.ts.
          if (at % 20 !== 0) continue;
          const again = openDocument(text, kindTable);
          expect(again.ok && again.repairs).toEqual([]);
        }
        const end = textNow();
        const created = await library.create(presentDiagram(documentStore.getState()), 'own');
        const opened = await library.open('doc-1');
        expect(created.ok && opened.ok && toFileText(opened.diagram)).toBe(end);
        await library.remove('doc-1');

        const { components, links } = presentDiagram(documentStore.getState());
        made.components += components.length;
        made.links += links.length;
        let undone = 0;
        for (; documentStore.getState().undoLabel !== null; undone++) undo();
        expect(textNow()).toBe(start);
        for (let again = 0; again < undone; again++) redo();
        expect(textNow()).toBe(end);
        made.undone += undone;
      }),
      { numRuns: LISTS },
    );
    if (deep) console.info('Edits through the stores:', LISTS, 'lists', made);
    for (const count of Object.values(made)) expect(count).toBeGreaterThan(LISTS);
  },
  deep ? 3_600_000 : 120_000,
);
