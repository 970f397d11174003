/** Promises of the words about a link: counts, length with its warning, and HTML that no name can break out of. */
import { expect, test } from 'vitest';
import { OPENING_EXAMPLE } from '../../catalog/examples.ts';
import { contentWords, embedSnippet, lengthWords, momentWords } from './share-words.ts';

test('what a link holds is counted', () => {
  const { diagram } = OPENING_EXAMPLE;
  expect(contentWords({ diagram })).toBe('7 components, 5 connections, seed 1.');
  const note = { id: 'note-1', text: '', x: 0, y: 0, width: 1, height: 1 };
  const one = { ...diagram, components: diagram.components.slice(0, 1), links: [], notes: [note] };
  expect(contentWords({ diagram: one })).toBe('1 component, 0 connections, 1 note, seed 1.');
  const links = [{ from: 'a', to: 'a' }];
  expect(contentWords({ diagram: { ...diagram, aside: { links } } })).toContain(
    'Not in it: 1 thing kept aside, which only files hold.',
  );
});

test('the moment says what was done before it', () => {
  const change = { what: 'send', source: 'browsers-1', mixIndex: 0 } as const;
  expect(momentWords(72_340, { log: [] })).toBe(
    'Opens paused at 01:12.340. The same run goes on from there.',
  );
  expect(momentWords(72_340, { log: [{ atMs: 1, label: 'Send', change }] })).toContain(
    'with 1 change made during the run',
  );
});

test('beyond 2,000 characters the length warns of chat programs, counted with the address of the page', () => {
  const address = (length: number) => `https://example.org/${'a'.repeat(length - 20)}`;
  expect(lengthWords(address(2000), { isLong: false })).toEqual({ text: '2,000 characters.', isLong: false });
  expect(lengthWords(address(2001), { isLong: false })).toMatchObject({
    text: expect.stringContaining('cut links after 2,000'),
    isLong: true,
  });
});

test('a name cannot break out of the snippet', () => {
  const snippet = embedSnippet(
    '"><script>alert(1)</script>',
    'https://e.org/embed.html#d=A',
    'https://e.org/#d=A',
  );
  expect(snippet).not.toContain('<script');
  expect(snippet.match(/"/g)?.length).toBe(16);
  expect(snippet).toContain('sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"');
  expect(snippet).toContain('<a href="https://e.org/#d=A">');
});
