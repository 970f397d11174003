// The house rules as a test: floors, forbidden names, file headers, file lengths, barrels and message passing.
import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';

/** Each folder of src and its floor. A file imports only from its own folder and from the floors below. */
const floors: Readonly<Record<string, number>> = {
  engine: 1,
  diagram: 1,
  catalog: 2,
  simulation: 3,
  insight: 4,
  lessons: 4,
  cli: 5,
  bench: 5,
  build: 5,
  worker: 5,
  machines: 6,
  stores: 7,
  ui: 8,
  picture: 8,
  features: 9,
  app: 10,
};

/** Floors that run anywhere: no page, no clock, no timers, no chance, and no packages but these. */
const pureFloors = new Set(['engine', 'diagram', 'catalog', 'simulation', 'insight', 'lessons']);
/** `virtual:engine-core` is the engine's own core, compiled. */
const packagesForPureFloors = new Set(['valibot', 'virtual:engine-core']);

const barrelsAllowed = new Set(['catalog/index.ts', 'lessons/index.ts']);
const filesOnTheGround = new Set(['architecture.test.ts', 'readme.test.ts']);

const longestFile = 300;
/** Files that may be longer, each with its reason. Empty, and meant to stay so. */
const longerFilesAllowed: Readonly<Record<string, string>> = {};

/** Every engine in every browser gives the same bits for these; not for log, exp, pow, sin, cos, tan and their kin. */
const exactMathNames = 'abs ceil clz32 floor fround imul max min round sign sqrt trunc';
const exactMath = new Set(`${exactMathNames} E LN2 LN10 LOG2E LOG10E PI SQRT2 SQRT1_2`.split(' '));

interface Source {
  /** From src on, with forward slashes: "engine/queue.ts". */
  readonly path: string;
  readonly text: string;
}

const folderOf = (path: string) => (path.includes('/') ? (path.split('/')[0] ?? '') : '');
const isTest = (path: string) => /\.test\.tsx?$/.test(path);
const isPure = (path: string) => pureFloors.has(folderOf(path));

const commentsAndStrings =
  /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g;
const withoutComments = (text: string) =>
  text.replace(commentsAndStrings, (part) => (part.startsWith('/') ? ' ' : part));
const codeOnly = (text: string) =>
  text.replace(commentsAndStrings, (part) => (part.startsWith('/') ? ' ' : "''"));

const importForms = [
  /\b(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"\n]+)['"]/g,
  /\bimport\s*\(?\s*['"`]([^'"`\n]+)['"`]/g,
  /\bimport\.meta\.glob\w*(?:<[^(]*>)?\(\s*\[?\s*['"]([^'"\n]+)['"]/g,
];

/** What a file imports, as written. A path made at run time escapes this. */
function importsOf(text: string): string[] {
  const code = withoutComments(text);
  return importForms.flatMap((form) => [...code.matchAll(form)].map((match) => match[1] ?? ''));
}

/** The imported file from src on, "../…" when it lies outside src, or undefined for a package. */
function importedPath(path: string, specifier: string): string | undefined {
  const plain = specifier.split('?')[0] ?? '';
  if (plain.startsWith('/src/')) return plain.slice('/src/'.length);
  if (!plain.startsWith('.')) return undefined;
  return posix.join(posix.dirname(path), plain);
}

function floorFaults({ path, text }: Source): string[] {
  if (isTest(path)) return [];
  return importsOf(text).flatMap((specifier) => {
    const wrong = (why: string, wayOut: string) => [`${path} imports "${specifier}": ${why} ${wayOut}`];
    const target = importedPath(path, specifier);
    const from = folderOf(path);
    if (target === undefined) {
      const packageName = specifier
        .split('/')
        .slice(0, specifier.startsWith('@') ? 2 : 1)
        .join('/');
      if (!isPure(path) || packagesForPureFloors.has(packageName)) return [];
      return wrong('a pure floor uses no such package.', 'Do this on a floor above and hand the result in.');
    }
    if (target.startsWith('..')) {
      return wrong('it reaches outside src.', 'Move what is needed into src, or hand it in.');
    }
    const to = folderOf(target);
    if (/\.worker\.ts$/.test(specifier)) {
      return wrong('a worker entry runs only as a worker.', 'Start it through the client in src/worker.');
    }
    if (from === 'features' && to === 'features') {
      if (path.split('/')[1] === target.split('/')[1]) return [];
      return wrong(
        'features never import each other.',
        'Share through a store or src/ui, or wire them in src/app.',
      );
    }
    if (from === to) return [];
    if (from === 'ui') {
      return wrong('src/ui knows nothing of the domain.', 'Pass texts and numbers in as props.');
    }
    const [own, other] = [floors[from], floors[to]];
    if (own === undefined || other === undefined || other < own) return [];
    return wrong(
      `${from} is floor ${own} and ${to} is floor ${other}; imports go down only.`,
      'Move what both need to a lower floor, or hand it in from above.',
    );
  });
}

const clocksAndChance: readonly [RegExp, string][] = [
  [/(?<![.\w])Date\b/, 'Date'],
  [/(?<![.\w])performance\s*\./, 'performance'],
  [/\bMath\s*\.\s*random\b/, 'Math.random'],
  [/(?<![.\w])(?:setTimeout|setInterval|setImmediate)\b/, 'a timer'],
  [/(?<![.\w])requestAnimationFrame\b/, 'requestAnimationFrame'],
  [/(?<![.\w])globalThis\b/, 'globalThis'],
];

function pureNameFaults({ path, text }: Source): string[] {
  if (isTest(path) || !isPure(path)) return [];
  const code = codeOnly(text);
  return clocksAndChance
    .filter(([pattern]) => pattern.test(code))
    .map(
      ([, name]) =>
        `${path} names ${name}: a run is a function of diagram, scenario and seed. ` +
        'Take simulated time and seeded numbers as arguments.',
    );
}

function engineMathFaults({ path, text }: Source): string[] {
  if (isTest(path) || folderOf(path) !== 'engine') return [];
  const code = codeOnly(text);
  const named = [...code.matchAll(/\bMath\b(?:\s*\.\s*(\w+))?/g)].map((match) => match[1] ?? '');
  const inexact = [...new Set(named.filter((name) => !exactMath.has(name)))];
  const faults = inexact.map(
    (name) =>
      `${path} uses Math${name && `.${name}`}: its last bits differ between browsers. ` +
      "Use the engine's own function, or one of + - * / and Math.sqrt, written as Math.name.",
  );
  if (code.includes('**')) {
    faults.push(
      `${path} uses **: its last bits differ between browsers. Multiply, or use the engine's own function.`,
    );
  }
  return faults;
}

function headerFaults({ path, text }: Source): string[] {
  const [first = ''] = text.split('\n', 1);
  if (/^\/[/*]\*?\s+(?:\S+\s+){2,}\S+/.test(first)) return [];
  return [`${path} does not say what it is. Make its first line a comment with one sentence about the file.`];
}

function lengthFaults({ path, text }: Source): string[] {
  const lines = text.trimEnd().split('\n').length;
  if (lines <= longestFile || path in longerFilesAllowed) return [];
  return [`${path} has ${lines} lines; ${longestFile} is the limit. Split it where its subject changes.`];
}

function barrelFaults({ path }: Source): string[] {
  if (!/(?:^|\/)index\.tsx?$/.test(path) || barrelsAllowed.has(path)) return [];
  return [
    `${path} is a barrel. Import each file by its own name; only catalog and lessons have an index.ts.`,
  ];
}

function messageFaults({ path, text }: Source): string[] {
  if (isTest(path) || folderOf(path) === 'worker' || !/\bpostMessage\b/.test(codeOnly(text))) return [];
  return [`${path} uses postMessage: only src/worker does. Add a call to the worker's client and use that.`];
}

function placeFaults({ path }: Source): string[] {
  const folder = folderOf(path);
  if (folder ? folder in floors : filesOnTheGround.has(path)) return [];
  if (!folder) return [`${path} lies loose in src. Put it into the folder of its floor.`];
  return [
    `${path} is in src/${folder}, which has no floor. Move it, or give the folder a floor in this test.`,
  ];
}

const contentRules = [floorFaults, pureNameFaults, engineMathFaults, messageFaults];
const rules = [...contentRules, headerFaults, lengthFaults, barrelFaults, placeFaults];

const faultsIn = (sources: readonly Source[]) => sources.flatMap((one) => rules.flatMap((rule) => rule(one)));

function sourcesOfTheHouse(): Source[] {
  return readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((path) => /\.tsx?$/.test(path))
    .sort()
    .map((path) => ({ path, text: readFileSync(`${import.meta.dirname}/${path}`, 'utf8') }));
}

describe('the house', () => {
  const sources = sourcesOfTheHouse();
  test('is not empty', () => expect(sources.length).toBeGreaterThan(2));
  for (const rule of rules) {
    test(`keeps ${rule.name.replace('Faults', '')} rules`, () => expect(sources.flatMap(rule)).toEqual([]));
  }
});

describe('the checker', () => {
  const header = '// Says what this file is.\n';
  const faults = (path: string, code: string) => faultsIn([{ path, text: header + code }]);
  const importing = (specifier: string) => `import { a } from '${specifier}';\n`;

  test.for([
    ['engine/a.ts', '../diagram/b.ts', 'engine is floor 1 and diagram is floor 1'],
    ['diagram/a.ts', '../engine/b.ts', 'diagram is floor 1 and engine is floor 1'],
    ['engine/deep/a.ts', '../../catalog/b.ts', 'catalog is floor 2'],
    ['insight/a.ts', '../lessons/index.ts', 'lessons is floor 4'],
    ['cli/a.ts', '../bench/b.ts', 'bench is floor 5'],
    ['stores/a.ts', '../app/b.tsx', 'app is floor 10'],
    ['stores/a.ts', '/src/app/b.tsx', 'app is floor 10'],
    ['features/canvas/a.tsx', '../palette/b.tsx', 'features never import each other'],
    ['ui/a.tsx', '../diagram/b.ts', 'knows nothing of the domain'],
    ['machines/a.ts', '../worker/run.worker.ts', 'runs only as a worker'],
    ['app/a.ts', '../../e2e/b.ts', 'outside src'],
    ['engine/a.ts', 'react', 'no such package'],
    ['simulation/a.ts', 'zustand/vanilla', 'no such package'],
    ['lessons/a.ts', 'xstate', 'no such package'],
    ['insight/a.ts', '@xyflow/react', 'no such package'],
    ['catalog/a.ts', 'node:fs', 'no such package'],
  ] as const)('%s may not import %s', ([path, specifier, why]) => {
    const forms = [
      importing(specifier),
      `import type {\n  A,\n} from "${specifier}";\n`,
      `export * from '${specifier}';\n`,
      `import '${specifier}';\n`,
      `const later = import('${specifier}');\n`,
    ];
    for (const form of forms) {
      const found = faults(path, form);
      expect(found).toHaveLength(1);
      expect(found[0]).toContain(`${path} imports "${specifier}"`);
      expect(found[0]).toContain(why);
    }
    expect(faults(path.replace(/\.tsx?$/, '.test.ts'), importing(specifier))).toEqual([]);
  });

  test.for([
    ['engine/deep/a.ts', '../queue.ts'],
    ['simulation/a.ts', '../engine/model.ts'],
    ['diagram/gate.ts', 'valibot'],
    ['features/canvas/a.tsx', './dots/b.ts'],
    ['features/canvas/a.tsx', '../../ui/button.tsx'],
    ['features/canvas/a.tsx', '@xyflow/react'],
    ['worker/client.ts', './run.worker.ts?worker&url'],
    ['app/main.tsx', '../features/canvas/canvas.tsx'],
  ] as const)('%s may import %s', ([path, specifier]) => {
    expect(faults(path, importing(specifier))).toEqual([]);
  });

  test.for([
    ['engine/a.ts', 'const t = Date.now();'],
    ['catalog/a.ts', 'const d = new Date();'],
    ['diagram/a.ts', 'const r = Math.random();'],
    ['insight/a.ts', 'const t = performance.now();'],
    ['lessons/a.ts', 'setTimeout(go, 1);'],
    ['engine/a.ts', 'const x = Math.log(2);'],
    ['engine/a.ts', 'const { exp } = Math;'],
    ['engine/a.ts', 'const x = 2 ** y;'],
    ['stores/a.ts', 'port.postMessage(1);'],
    ['garage/a.ts', ''],
    ['loose.ts', ''],
    ['ui/index.ts', ''],
    ['features/canvas/index.tsx', ''],
  ] as const)('%s with a planted fault is caught: %s', ([path, code]) => {
    const found = faults(path, code);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(path);
  });

  test('a file that is too long or has no header is caught', () => {
    expect(faults('app/a.ts', '// More.\n'.repeat(longestFile))[0]).toContain('301 lines');
    expect(faults('app/a.ts', '// More.\n'.repeat(longestFile - 1))).toEqual([]);
    expect(faultsIn([{ path: 'app/a.ts', text: 'export {};\n' }])).toHaveLength(1);
    expect(faultsIn([{ path: 'app/a.ts', text: '/** Says what it is. */\nexport {};\n' }])).toEqual([]);
  });

  test('comments, texts and exact arithmetic raise no alarm', () => {
    const code = `// Date.now() and import { a } from '../app/main.tsx'\nconst says = 'Math.log, performance. 2 ** 3';\n`;
    expect(faults('engine/a.ts', `${code}const x = Math.sqrt(Math.max(1, 2)) * Math.LN2;`)).toEqual([]);
  });
});
