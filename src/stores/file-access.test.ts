/** Promises of files: what was saved opens again, and a wrong file is named for what it is. */
import { expect, test } from 'vitest';
import { kindTable } from '../catalog/index.ts';
import { EMPTY_DIAGRAM } from '../diagram/diagram.ts';
import { addComponent } from '../diagram/edits.ts';
import { toFileText } from '../diagram/serialise.ts';
import { fileNameOf, readFile } from './file-access.ts';

const named = (name: string) => fileNameOf({ ...EMPTY_DIAGRAM, name });

test('a saved file opens as the same diagram', async () => {
  const { diagram } = addComponent(EMPTY_DIAGRAM, kindTable, { kind: 'web-server', x: 1, y: 2 });
  const file = new File([toFileText(diagram)], 'shop.loadbearing.json');
  expect(await readFile(file, kindTable)).toEqual({ ok: true, diagram, repairs: [], fileName: file.name });
});

test('a PNG picture is called a PNG picture', async () => {
  const bytes = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]);
  const result = await readFile(new File([bytes], 'look.png'), kindTable);
  expect(result).toMatchObject({ ok: false, reason: 'wrong-file' });
  expect(result).toHaveProperty('message', expect.stringContaining('a PNG picture'));
});

test('a huge file is refused before it is read', async () => {
  const file = new File([], 'huge.json');
  Object.defineProperty(file, 'size', { value: 2 * 1024 ** 3 });
  file.text = () => Promise.reject(new Error('was read'));
  const result = await readFile(file, kindTable);
  expect(result).toMatchObject({ ok: false, reason: 'too-large' });
  expect(result).toHaveProperty('message', 'Too large: 2,048 MB. The limit is 1 MB.');
});

test('a folder or a file that is gone is said to be unreadable', async () => {
  const file = new File([], 'folder');
  file.text = () => Promise.reject(new DOMException('gone', 'NotFoundError'));
  expect(await readFile(file, kindTable)).toMatchObject({ ok: false, reason: 'unreadable' });
});

test('file names hold nothing that a file system refuses', () => {
  expect(named('Shop / 2')).toBe('Shop - 2.loadbearing.json');
  expect(named('../../etc')).toBe('etc.loadbearing.json');
  expect(named('a:b*c?"<d>|e')).toBe('a-b-c---d--e.loadbearing.json');
  expect(named('...')).toBe('diagram.loadbearing.json');
});
