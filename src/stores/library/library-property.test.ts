/** Promises of My diagrams under any list of saves, deletions and faults. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { kindTable } from '../../catalog/index.ts';
import { EMPTY_DIAGRAM } from '../../diagram/diagram.ts';
import { renameDiagram } from '../../diagram/edits.ts';
import { copyKey, headKey, MOST_VERSIONS, VERSION_EVERY_MS } from './document-record.ts';
import { type Fault, FaultyStorage } from './fake-surroundings.ts';
import { createLibrary } from './library.ts';

test('any list of saves, deletions and faults: what was acknowledged is there, and no copy is left without a head', async () => {
  const step = fc.record({
    what: fc.constantFrom('create', 'save', 'save', 'save', 'trash', 'take out', 'thin', 'remove'),
    which: fc.nat(3),
    afterMs: fc.constantFrom(10, VERSION_EVERY_MS),
    fault: fc.constantFrom('none', 'none', 'none', 'full'),
    keepFormer: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
      const storage = new FaultyStorage();
      let clockMs = 1_000_000;
      let ids = 0;
      const library = createLibrary({
        storage,
        kinds: kindTable,
        now: () => clockMs,
        newId: () => `doc-${++ids}`,
      });
      const acknowledged = new Map<string, { name: string; turn: number }>();
      let number = 0;
      for (const { what, which, afterMs, fault, keepFormer } of steps) {
        clockMs += afterMs;
        number += 1;
        const name = `Name ${number}`;
        const id = [...acknowledged.keys()][which] ?? 'none';
        const turn = acknowledged.get(id)?.turn ?? 0;
        storage.fault = fault as Fault;
        const diagram = renameDiagram(EMPTY_DIAGRAM, name);
        if (what === 'create' || what === 'save') {
          const outcome = await (what === 'create'
            ? library.create(diagram, 'own')
            : library.save(id, diagram, turn, keepFormer));
          if (outcome.ok) acknowledged.set(outcome.head.id, { name, turn: outcome.head.current.turn });
        } else if (what === 'remove') {
          if ((await library.remove(id)).ok) acknowledged.delete(id);
        } else if (what === 'thin') await library.thinVersions(id);
        else await (what === 'trash' ? library.trash(id) : library.takeOutOfTrash(id));
      }
      storage.fault = 'none';
      const keys = new Set<string>();
      for (const [id, { name, turn }] of acknowledged) {
        const opened = await library.open(id);
        if (!opened.ok) throw new Error(opened.message);
        expect([opened.diagram.name, opened.head.name, opened.head.current.turn]).toEqual([name, name, turn]);
        const { current, previous, versions } = opened.head;
        keys.add(headKey(id));
        for (const copy of [current, ...(previous ? [previous] : []), ...versions])
          keys.add(copyKey(id, copy.turn));
        expect(versions.length).toBeLessThanOrEqual(MOST_VERSIONS);
      }
      expect(new Set(storage.kept.keys())).toEqual(keys);
    }),
    { numRuns: 150 },
  );
});
