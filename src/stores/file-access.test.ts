/** Promises of files: what was saved opens again, and a wrong file is named for what it is. */
import { expect, test } from 'vitest';
import { kindTable } from '../catalog/index.ts';
import { EMPTY_DIAGRAM } from '../diagram/diagram.ts';
import { addComponent } from '../diagram/edits.ts';
import { toSvgMetadata, withDiagramInPng } from '../diagram/in-picture.ts';
import { toFileText } from '../diagram/serialise.ts';
import { fileNameOf, readFile } from './file-access.ts';

const named = (name: string) => fileNameOf({ ...EMPTY_DIAGRAM, name });

test('a saved file opens as the same diagram', async () => {
  const { diagram } = addComponent(EMPTY_DIAGRAM, kindTable, { kind: 'web-server', x: 1, y: 2 });
  const file = new File([toFileText(diagram)], 'shop.loadbearing.json');
  expect(await readFile(file, kindTable)).toEqual({ ok: true, diagram, repairs: [], fileName: file.name });
});

const PNG = Uint8Array.from([
  ...[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52],
  ...new Array<number>(17).fill(0),
]);
const shop = addComponent(EMPTY_DIAGRAM, kindTable, { kind: 'web-server', x: 1, y: 2 }).diagram;

test('a picture that holds a diagram opens as that diagram, however large the picture is', async () => {
  const opened = { ok: true, diagram: shop, repairs: [] };
  const svg = `<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg">${toSvgMetadata(shop)}${'<g/>'.repeat(600_000)}</svg>`;
  expect(await readFile(new File([svg], 'shop.svg'), kindTable)).toMatchObject(opened);
  const png = new File([withDiagramInPng(PNG, shop), new Uint8Array(3_000_000)], 'shop.png');
  expect(await readFile(png, kindTable)).toMatchObject(opened);
});

const unlike = (message: string) => ({ ok: false, message: expect.stringContaining(message) });
const start = (...bytes: number[]) => Uint8Array.from(bytes);
test.for([
  ['look.png', PNG, 'This is a PNG picture without a diagram in it.'],
  [
    'look.svg',
    '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'This is an SVG picture without a diagram in it.',
  ],
  ['cut.svg', `<svg>${toSvgMetadata(shop).slice(0, 200)}`, 'This is an SVG picture that held a diagram'],
  ['a.drawio', '<mxfile host="x"><diagram id="1">7Vpbc9o4</diagram></mxfile>', 'a draw.io drawing'],
  ['b.drawio', '<?xml version="1.0"?>\n<mxfile></mxfile>', 'a draw.io drawing'],
  ['a.xml', '<?xml version="1.0"?>\n<note/>', 'an XML file'],
  ['a.jpg', start(0xff, 0xd8, 0xff, 0xe0), 'a JPEG picture'],
  ['a.mp4', start(0, 0, 0, 0x20, 0x66, 0x74, 0x79, 0x70), 'a video'],
  ['a.zip', start(0x50, 0x4b, 3, 4), 'a ZIP archive'],
  ['a.gz', start(0x1f, 0x8b, 8, 0), 'a compressed file'],
  ['a.html', '<!doctype html><svg></svg>', 'a web page'],
  ['empty.json', '', 'There is nothing in it.'],
] as const)('%s is named for what it is', async ([name, content, message]) => {
  expect(await readFile(new File([content], name), kindTable)).toMatchObject(unlike(message));
});

test('a huge file of another sort is named for what it is, without being read', async () => {
  const file = new File(['%PDF-1.7'], 'huge.pdf');
  Object.defineProperty(file, 'size', { value: 2 * 1024 ** 3 });
  file.text = () => Promise.reject(new Error('was read'));
  expect(await readFile(file, kindTable)).toMatchObject(unlike('a PDF document'));
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
