/** Promise of published links: every one in e2e/links opens for ever, as what its maker saw. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { EXAMPLES } from '../catalog/examples.ts';
import { kindTable } from '../catalog/index.ts';
import { type Diagram, EMPTY_DIAGRAM } from '../diagram/diagram.ts';
import { openDocument } from '../diagram/gate.ts';
import { contentOfLink, decodeLink, encodeLink, LINK_VERSION, unpackLink } from '../diagram/link-codec.ts';
import type { LinkExtras } from '../diagram/link-extras.ts';
import { LINK_FORMAT_3 } from '../diagram/link-format-3.ts';
import { parameterValue } from '../diagram/parameters.ts';
import { livedIn, randomDiagram } from '../diagram/sample-diagrams.ts';
import { withRandomScenario } from '../diagram/sample-scenario.ts';
import { toFileText } from '../diagram/serialise.ts';
import { platformPacking } from './platform-deflate.ts';

const FOLDER = new URL('../../e2e/links/', import.meta.url);
/** The kinds of the newest format. A later kind changes neither these links nor the diagrams that are drawn here. */
const ITS_KINDS = new Set(LINK_FORMAT_3.kinds.map(({ id }) => id));

/** A file holds three things: the link, what it carries beside the diagram as one line of JSON, and the diagram. */
interface Golden {
  readonly link: string;
  readonly extras: LinkExtras;
  readonly document: string;
}

function readGolden(path: URL): Golden {
  const [link = '', extras = '', ...document] = readFileSync(path, 'utf8').split('\n');
  return { link, extras: JSON.parse(extras) as LinkExtras, document: document.join('\n') };
}

/** With every setting written out, so that the file means the same when the catalog has other defaults. */
function inFull(diagram: Diagram): Diagram {
  const components = diagram.components.map((component) => {
    const keys = Object.keys(kindTable.get(component.kind)?.parameters ?? {});
    const entries = keys.map((key) => [key, parameterValue(kindTable, component, key)] as const);
    return {
      ...component,
      parameters: Object.fromEntries(entries) as Diagram['components'][number]['parameters'],
    };
  });
  return { ...diagram, components };
}

/** The diagrams of a log, each changed. */
function withLogged(extras: LinkExtras, change: (diagram: Diagram) => Diagram): LinkExtras {
  const log = extras.log?.map((entry) =>
    entry.change.what === 'send'
      ? entry
      : { ...entry, change: { ...entry.change, diagram: change(entry.change.diagram) } },
  );
  return log ? { ...extras, log } : extras;
}

function throughTheGate(diagram: Diagram): Diagram {
  const opened = openDocument(diagram, kindTable);
  if (!opened.ok) throw new Error(opened.message);
  return opened.diagram;
}

function corpus(): Readonly<Record<string, { diagram: Diagram; extras?: LinkExtras }>> {
  const table = new Map([...kindTable].filter(([id]) => ITS_KINDS.has(id)));
  const examples = EXAMPLES.map(({ id, diagram }) => [`example-${id}`, { diagram }] as const);
  const random = [3, 7, 12, 20, 20, 40, 80].map((components, index) => {
    const wanted = { components, links: Math.floor(components * 1.5), changed: index / 6 };
    const diagram = randomDiagram(table, index + 1, { ...wanted, links: components < 10 ? 2 : wanted.links });
    return [`random-${index + 1}-of-${components}`, { diagram }] as const;
  });
  const lived = [2, 5, 9, 14, 20, 30, 60].map((components, index) => {
    const diagram = randomDiagram(table, index + 20, { components, links: components, changed: 0.2 });
    return [`lived-in-${index + 1}`, { diagram: livedIn(diagram, table, index + 20) }] as const;
  });
  const [first, second, third] = EXAMPLES.map(({ diagram }) => diagram) as [Diagram, Diagram, Diagram];
  const stopped = livedIn(first, table, 3);
  const log: LinkExtras['log'] = [
    { atMs: 10_000, label: 'Stop db-1', change: { what: 'diagram', diagram: stopped } },
    { atMs: 12_345.5, label: 'Send GET page', change: { what: 'send', source: 'browsers-1', mixIndex: 0 } },
    { atMs: 20_000, label: 'Start db-1', change: { what: 'diagram', diagram: first } },
  ];
  const overrides = { traffic: null, 'traffic-before': null, 'power db-1': 'on' } as const;
  const byHand: LinkExtras = {
    log: [{ atMs: 30_000, label: 'Start db-1', change: { what: 'diagram', diagram: second, overrides } }],
    momentMs: 31_000,
  };
  return Object.fromEntries<{ diagram: Diagram; extras?: LinkExtras }>([
    ['empty', { diagram: EMPTY_DIAGRAM }],
    ...examples,
    ...random,
    ...lived,
    ['with-a-moment', { diagram: second, extras: { momentMs: 61_234.5, speed: 0.1, engineVersion: 1 } }],
    ['with-a-view', { diagram: third, extras: { view: { x: -120.5, y: 48, width: 1177.25, height: 700 } } }],
    ['with-a-lesson', { diagram: first, extras: { lesson: 'single-server', momentMs: 0 } }],
    ['with-a-log', { diagram: first, extras: { log } }],
    ['with-a-scenario', { diagram: withRandomScenario(first, table, 4, 12) }],
    ['with-a-scenario-and-a-log', { diagram: withRandomScenario(second, table, 5, 30), extras: byHand }],
    [
      'with-everything',
      {
        diagram: stopped,
        extras: {
          log,
          momentMs: 5,
          view: { x: 0, y: 0, width: 390, height: 664 },
          lesson: 'one',
          engineVersion: 12,
        },
      },
    ],
  ]);
}

/** LOADBEARING_WRITE_LINKS=1 writes what is not there yet. A file that is there is never written again. */
test.runIf(process.env.LOADBEARING_WRITE_LINKS === '1')('writes the links of the newest format', async () => {
  const folder = new URL(`format-${LINK_VERSION}/`, FOLDER);
  mkdirSync(folder, { recursive: true });
  for (const [name, { diagram, extras = {} }] of Object.entries(corpus())) {
    const link = await encodeLink(diagram, kindTable, name.endsWith('-2') ? null : platformPacking, extras);
    if (!link.ok) throw new Error(link.message);
    const text = [
      link.fragment,
      JSON.stringify(withLogged(extras, inFull)),
      toFileText(inFull(diagram)),
    ].join('\n');
    try {
      writeFileSync(new URL(`${name}.txt`, folder), text, { flag: 'wx' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
});

const versions = Array.from({ length: LINK_VERSION }, (_, index) => index + 1);
const names = (version: number) =>
  readdirSync(new URL(`format-${version}/`, FOLDER)).filter((name) => name.endsWith('.txt'));

test.for(versions)('format %i has at least 20 links', (version) => {
  expect(names(version).length).toBeGreaterThanOrEqual(20);
  if (version === 1)
    for (const { id } of EXAMPLES.slice(0, 3)) expect(names(1)).toContain(`example-${id}.txt`);
});

for (const version of versions) {
  test.for(names(version))(`format ${version}: %s opens as it was`, async (name) => {
    const golden = readGolden(new URL(`format-${version}/${name}`, FOLDER));
    const opened = await decodeLink(golden.link, kindTable, platformPacking);
    const expected = openDocument(golden.document, kindTable);
    if (!opened.ok || !expected.ok) throw new Error(`${name} does not open.`);
    expect(toFileText(opened.diagram)).toBe(toFileText(expected.diagram));
    expect(opened.repairs).toEqual([]);
    expect(opened.extras).toEqual(withLogged(golden.extras, throughTheGate));

    const again = await encodeLink(opened.diagram, kindTable, platformPacking, opened.extras);
    expect(again.ok && (await decodeLink(again.fragment, kindTable, platformPacking))).toEqual({
      ...opened,
      format: LINK_VERSION,
    });
    expect(opened.format).toBe(version);
    if (version !== LINK_VERSION) return;
    // Compressors differ in their bytes, so that what is compared is what they pack.
    const unpacked = await unpackLink(golden.link, platformPacking);
    const contents = (['columns', 'figures'] as const).map((style) =>
      contentOfLink(opened.diagram, opened.extras, kindTable, style).join(),
    );
    expect(contents).toContain(unpacked.ok && unpacked.content.join());
  });
}
