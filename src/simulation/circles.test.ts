/** Circles in words: the story of a request that went round, and the note on a diagram in which it can. */
import { expect, test } from 'vitest';
import { component } from '../catalog/examples/drawing.ts';
import { kindOf } from '../catalog/index.ts';
import { makeSettings } from '../catalog/settings.ts';
import { Engine } from '../engine/engine.ts';
import { askStep, circle } from '../engine/sample-models.ts';
import { TraceBuffer } from '../engine/trace.ts';
import { notesOn } from './compile-notes.ts';
import { layoutOf } from './run-cursor.ts';
import { buildStory } from './story.ts';
import { eventWords, reasonSentence } from './story-words.ts';
import type { Part, Wire } from './wiring.ts';

test('a request that goes round says who passed it to whom, how often, and what to do', () => {
  const engine = new Engine(
    circle((other) => [askStep(other)]),
    1,
  );
  engine.trace = new TraceBuffer();
  engine.runUntil(1999);
  const layout = layoutOf(engine, 1);
  const story = buildStory({ request: 0, epoch: 0, rows: engine.trace.drain(), layout }, 0);
  const nameOf = (id: string) => ({ a: 'web-1', b: 'web-2' })[id] ?? id;
  const dropped = story.events.filter(({ what }) => what === 'turned-away');
  expect(dropped.map((event) => eventWords(event, nameOf))).toEqual([
    'web-2: dropped, it had been passed on 64 times in a circle: web-2 → web-1 → web-2',
  ]);
  expect(reasonSentence(story, nameOf)).toBe(
    'Request 0 was dropped: it had been passed on 64 times in a circle: web-2 → web-1 → web-2. ' +
      'These components send each other the same work for ever; take one of the links between them away. ' +
      'Its client saw 500, error in the server.',
  );
});

test('a diagram whose components can send a request round says so, once for each circle', () => {
  const kind = { ...kindOf('web-server'), asks: ['pages'], serves: ['pages'] };
  const parts = ['a', 'b', 'c'].map(
    (id): Part => ({
      component: component(id, 'web-server', 0, 0),
      kind,
      settings: makeSettings(kind, {}),
      machine: null,
    }),
  );
  const wires = [
    [0, 1],
    [1, 0],
    [1, 2],
    [2, 2],
  ].map(
    ([from = 0, to = 0], at): Wire => ({
      link: {
        id: `link-${at}`,
        from: parts[from]?.component.id ?? '',
        to: parts[to]?.component.id ?? '',
        cut: false,
      },
      from: parts[from] as Part,
      to: parts[to] as Part,
    }),
  );
  const notes = notesOn(
    {
      parts: new Map(parts.map((part) => [part.component.id, part])),
      wires,
      reached: (from) => wires.filter((wire) => wire.from.component.id === from),
    },
    1,
    1000,
  );
  const names = parts.map((part) => part.component.name);
  expect(notes.map(({ sentence }) => sentence).filter((sentence) => sentence.includes('64'))).toEqual([
    `${names[2]} sends requests to itself: whatever goes round is dropped after it was passed on 64 times.`,
    `${names[0]} and ${names[1]} send requests round in a circle: whatever goes round is dropped after it was passed on 64 times.`,
  ]);
});
