/** Promises of diagrams in pictures: they come out as they went in, and whatever is no such picture is said to be none. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EMPTY_DIAGRAM } from './diagram.ts';
import { openDocument } from './gate.ts';
import {
  diagramTextInPng,
  diagramTextInSvg,
  isPng,
  toPictureText,
  toSvgMetadata,
  withDiagramInPng,
} from './in-picture.ts';
import { randomDiagram } from './sample-diagrams.ts';
import { SAMPLE_KINDS as kinds } from './sample-kinds.ts';

/** One grey point, as a browser writes it. */
const PNG = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=='),
  (letter) => letter.charCodeAt(0),
);
const names = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom('</diagram></metadata><script>', ']]>', '&quot;', '\u{1f600}\u202e\ufffe', '-->'),
);
const diagrams = fc.tuple(fc.nat(), fc.nat(12), names).map(([seed, components, name]) => {
  const diagram = randomDiagram(kinds, seed, { components, links: components, changed: 0.5 });
  const notes = [{ id: 'note-1', text: name, x: 0, y: 0, width: 200, height: 96 }];
  const opened = openDocument({ ...diagram, name, notes }, kinds);
  if (!opened.ok) throw new Error(opened.message);
  return opened.diagram;
});
const openedAgain = (text: string) => openDocument(text, kinds);

describe('any diagram', () => {
  test('comes out of an SVG as it went in', () => {
    fc.assert(
      fc.property(diagrams, (diagram) => {
        const svg = `<svg xmlns="http://www.w3.org/2000/svg">${toSvgMetadata(diagram)}</svg>`;
        expect(openedAgain(diagramTextInSvg(svg))).toEqual({ ok: true, diagram, repairs: [] });
      }),
    );
  });

  test('comes out of a PNG as it went in', () => {
    fc.assert(
      fc.property(diagrams, (diagram) => {
        const png = withDiagramInPng(PNG, diagram);
        expect(openedAgain(diagramTextInPng(png))).toEqual({ ok: true, diagram, repairs: [] });
      }),
    );
  });

  test('is plain ASCII without a mark of XML in a picture', () => {
    fc.assert(
      fc.property(diagrams, (diagram) => {
        expect(toPictureText(diagram)).toMatch(/^[\n\x20-\x7e]*$/);
      }),
    );
    expect(toPictureText({ ...EMPTY_DIAGRAM, name: '<b>&' })).not.toMatch(/[<>&]/);
  });
});

test('an SVG that another program has saved is understood', () => {
  const text = toPictureText(EMPTY_DIAGRAM).replaceAll('"', '&quot;');
  const svg = `<svg xmlns:lb="urn:loadbearing:diagram"><metadata><lb:diagram id="m1">${text}</lb:diagram></metadata></svg>`;
  expect(openedAgain(diagramTextInSvg(svg))).toMatchObject({ ok: true, diagram: EMPTY_DIAGRAM });
});

test('a PNG with the diagram is the same picture: all its chunks are there, in their order', () => {
  const png = withDiagramInPng(PNG, EMPTY_DIAGRAM);
  expect(isPng(png)).toBe(true);
  expect([...png.subarray(0, 33)]).toEqual([...PNG.subarray(0, 33)]);
  expect([...png.subarray(33 - PNG.length)]).toEqual([...PNG.subarray(33)]);
});

test('pictures without a diagram hold none', () => {
  expect(diagramTextInPng(PNG)).toBe('none');
  expect(diagramTextInPng(PNG.subarray(0, 20))).toBe('none');
  expect(diagramTextInSvg('<svg><diagram>{}</diagram></svg>')).toBe('none');
});

test('a picture whose diagram was cut or changed is damaged', () => {
  const png = withDiagramInPng(PNG, EMPTY_DIAGRAM);
  expect(diagramTextInPng(png.subarray(0, 120))).toBe('damaged');
  const changed = png.slice();
  changed[80] = (changed[80] ?? 0) ^ 1;
  expect(diagramTextInPng(changed)).toBe('damaged');
  const svg = `<svg>${toSvgMetadata(EMPTY_DIAGRAM)}</svg>`;
  expect(diagramTextInSvg(svg.slice(0, 120))).toBe('damaged');
});

test('any bytes at all: nothing throws, nothing hangs', () => {
  const start = [...PNG.subarray(0, 8)];
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.string({ unit: 'binary' }), (bytes, text) => {
      for (const input of [bytes, Uint8Array.from([...start, ...bytes])])
        expect(['none', 'damaged']).toContain(diagramTextInPng(input));
      expect(typeof diagramTextInSvg(`urn:loadbearing:diagram${text}`)).toBe('string');
    }),
    { numRuns: 1000 },
  );
});
