/** Promises of saved pictures: sound XML of harmless elements, words literal, the diagram inside, and the state only when wanted. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EXAMPLES, OPENING_EXAMPLE } from '../catalog/examples.ts';
import { kindTable } from '../catalog/index.ts';
import { copyItems } from '../diagram/clipboard.ts';
import type { Diagram } from '../diagram/diagram.ts';
import { rename, renameDiagram, setPower } from '../diagram/edits.ts';
import { openDocument } from '../diagram/gate.ts';
import { diagramTextInSvg } from '../diagram/in-picture.ts';
import { setLink } from '../diagram/link-edits.ts';
import { addNote } from '../diagram/note-edits.ts';
import { randomDiagram } from '../diagram/sample-diagrams.ts';
import { compile } from '../simulation/compile.ts';
import type { Figures } from '../simulation/figures.ts';
import { clientFigures, machineFigures, processFigures } from '../simulation/measure.ts';
import { Run } from '../simulation/run.ts';
import { makePicture } from './svg-picture.ts';
import type { Moment } from './svg-shapes.ts';

const HARMLESS = 'svg title desc metadata diagram defs pattern g rect circle path text'.split(' ');
const TAG = /<(\/?)([\w:-]+)((?:\s[\w:-]+="[^"<>]*")*)\s*(\/?)>/y;
const TEXT = /(?:[^<>&]|&(?:amp|lt|gt|quot|#39);)*/y;

/** Reads the whole of it as XML: throws where it is none, and returns the elements. */
function elementsOf(svg: string): { readonly tag: string; readonly attributes: string }[] {
  const elements: { tag: string; attributes: string }[] = [];
  const open: string[] = [];
  let at = 0;
  while (at < svg.length) {
    TEXT.lastIndex = at;
    TEXT.exec(svg);
    at = TEXT.lastIndex;
    if (at === svg.length) break;
    TAG.lastIndex = at;
    const found = TAG.exec(svg);
    if (!found) throw new Error(`This is no XML: ${svg.slice(at, at + 60)}`);
    at = TAG.lastIndex;
    const [, closing, tag = '', attributes = '', empty] = found;
    if (closing) {
      if (open.pop() !== tag) throw new Error(`</${tag}> closes nothing.`);
    } else {
      elements.push({ tag, attributes });
      if (!empty) open.push(tag);
    }
  }
  if (open.length > 0) throw new Error(`<${open.join('><')}> is not closed.`);
  return elements;
}

function textsOf(svg: string): readonly string[] {
  return [...svg.matchAll(/<text\b[^>]*>([^<]*)</g)].map(([, text = '']) => text);
}

/** The state of a real run, without who sits where. */
function momentOf(diagram: Diagram): Moment {
  const { model } = compile(diagram);
  const { windows, layout } = new Run({ base: diagram, seed: 1, log: [] }).skip(5000);
  const last = windows.slice(-12);
  const figures = new Map<string, Figures>([
    ...model.sources.map(({ id }) => [id, clientFigures(last, layout.sources.indexOf(id))] as const),
    ...model.processes.map(
      ({ id, workers, backlogLimit }) =>
        [
          id,
          processFigures(last, layout.processes.indexOf(id), { workers, queueLimit: backlogLimit }),
        ] as const,
    ),
    ...model.machines.map(
      ({ id }) => [id, machineFigures(last, layout.machines.indexOf(id), layout)] as const,
    ),
  ]);
  const playhead = { timeMs: 5000, layout, processes: new Map() };
  return {
    figures,
    links: new Map(),
    states: new Map(diagram.components.map(({ id }) => [id, 'normal'])),
    latest: new Map(),
    figuresOverSeconds: 3,
    playhead,
    sampled: true,
  };
}

function check(diagram: Diagram, part: Diagram, moment: Moment | null): string {
  const { svg, width, height } = makePicture({ diagram, part, theme: 'light', moment });
  const elements = elementsOf(svg);
  expect([...new Set(elements.map(({ tag }) => tag))].filter((tag) => !HARMLESS.includes(tag))).toEqual([]);
  for (const { attributes } of elements) {
    expect(attributes).not.toMatch(/NaN|Infinity|undefined/);
    expect(attributes).not.toMatch(/\s(?:on\w+|href|style|class|xlink:href|src)=/i);
  }
  expect(width).toBeGreaterThan(0);
  expect(height).toBeGreaterThan(0);
  expect(openDocument(diagramTextInSvg(svg), kindTable)).toEqual({ ok: true, diagram: part, repairs: [] });
  return svg;
}

test('any diagram: the picture is sound, harmless, and opens as the same diagram', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(30), fc.string({ unit: 'binary', maxLength: 60 }), (seed, count, words) => {
      const drawn = randomDiagram(kindTable, seed, { components: count, links: count, changed: 0.5 });
      const named = renameDiagram(rename(drawn, drawn.components[0]?.id ?? '', words), words);
      const { diagram } = addNote(named, { x: 5, y: 5, text: words });
      check(diagram, diagram, null);
    }),
    { numRuns: 60 },
  );
});

test.for(EXAMPLES)('the example "$title" with the state of its run', ({ diagram }) => {
  const svg = check(diagram, diagram, momentOf(diagram));
  expect(textsOf(svg).join('\n')).toMatch(/requests\/s/);
  expect(svg).toContain('At 00:05.000 of the run, figures of the last 3 s');
});

describe('the opening example', () => {
  const { diagram } = OPENING_EXAMPLE;

  test('without the state there are no figures and no states, but what is switched off or cut is said', () => {
    const off = setPower(diagram, kindTable, 'cache-1', 'stopped');
    const cut = setLink(off, off.links[0]?.id ?? '', { cut: true });
    const texts = textsOf(check(diagram, diagram, null));
    expect(texts.filter((text) => /Normal|p95|busy|all free|CPU|Stopped|cut/.test(text))).toEqual([]);
    if (!cut.ok) throw new Error(cut.message);
    const after = textsOf(check(cut.diagram, cut.diagram, null));
    expect(after).toContain('Stopped');
    expect(after).toContain('cut');
  });

  test('its description names every part and what it is joined to', () => {
    const svg = check(diagram, diagram, null);
    const described = /<desc[^>]*>([^<]*)</.exec(svg)?.[1] ?? '';
    for (const { name } of diagram.components) expect(described).toContain(`${name}, `);
    expect(described).toContain('web-1, web server, in box-1, receives from browsers-1 and mobile-1');
  });

  test('a part of it is a picture of that part, and holds no more than that', () => {
    const { format: _, ...copied } = copyItems(diagram, { components: ['web-1', 'db-1'] });
    const part = { ...copied, name: diagram.name };
    const svg = check(diagram, part, momentOf(diagram));
    expect(textsOf(svg)).toContain('web-1');
    expect(svg).not.toContain('browsers-1');
    const whole = makePicture({ diagram, part: diagram, theme: 'light', moment: null });
    expect(makePicture({ diagram, part, theme: 'light', moment: null }).width).toBeLessThan(whole.width);
  });

  test('light and dark differ in colours only', () => {
    const [light, dark] = (['light', 'dark'] as const).map(
      (theme) => makePicture({ diagram, part: diagram, theme, moment: null }).svg,
    );
    const plain = (svg = '') => svg.replace(/ (?:fill|stroke|fill-opacity)="[^"]*"/g, '');
    expect(plain(light)).toBe(plain(dark));
    expect(light).not.toBe(dark);
  });
});

test('an empty diagram is an empty picture with its name', () => {
  const empty = { ...OPENING_EXAMPLE.diagram, components: [], links: [], notes: [] };
  expect(textsOf(check(empty, empty, null))).toContain('Single server');
});
