/** Promises of connections that lay aside: they can be taken up again between parts that are there, or let go (I14). */
import { expect, test } from 'vitest';
import { asideWithoutLink } from './aside.ts';
import { openDocument } from './gate.ts';
import { reattach } from './reattach.ts';
import { SAMPLE_DOCUMENT as good, type Loose, openChanged, opened } from './sample-document.ts';
import { SAMPLE_KINDS as kinds } from './sample-kinds.ts';
import { toFileText } from './serialise.ts';

const loose = [
  { id: 'a', from: 'browser-1', to: 'gone', cut: true, roundTripMs: 77 },
  { id: 'b', from: 'lost', to: 'gone', cut: false, roundTripMs: 1e9 },
];
/** Without its connections, but with two that lead nowhere. */
const { diagram } = opened(openChanged((document: Loose) => (document.links = loose)));

test('a connection to nowhere is joined to a part that is there, with its delay and cut as before', () => {
  const [first = {}] = diagram.aside?.links ?? [];
  const joined = reattach(diagram, kinds, first, 'browser-1', 'web-1');
  if (!joined.ok) throw new Error(joined.reason);
  expect(joined.diagram.links).toEqual([
    { id: joined.id, from: 'browser-1', to: 'web-1', roundTripMs: 77, cut: true },
  ]);
  expect(joined.diagram.aside?.links).toEqual([loose[1]]);
  const again = opened(openDocument(toFileText(joined.diagram), kinds));
  expect(again).toEqual({ ok: true, diagram: joined.diagram, repairs: [] });
});

test('two parts that do not fit are refused in words, and it stays aside', () => {
  const [first = {}] = diagram.aside?.links ?? [];
  expect(reattach(diagram, kinds, first, 'browser-1', 'db-1')).toMatchObject({
    ok: false,
    reason: expect.stringContaining('Clients speak to a'),
  });
});

test('the last one that is let go leaves nothing aside', () => {
  const [first = {}, second = {}] = diagram.aside?.links ?? [];
  const left = asideWithoutLink(asideWithoutLink(diagram, first), second);
  expect(left).toEqual({ ...good, links: [] });
  expect(asideWithoutLink(left, first)).toBe(left);
});
