// Keeps the README true: its paths exist, its commands are the real ones, its table of floors is the real one.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { kinds } from './catalog/index.ts';
import { lessons } from './lessons/index.ts';

const root = join(import.meta.dirname, '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const scripts = (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object }).scripts;

test.for(['npm ci && npm start', 'npm ci && npm test'])(
  'the README gives the command %s on a line of its own',
  (command) => {
    expect(readme.split('\n')).toContain(command);
  },
);

test('every npm script that the README names exists', () => {
  const named = [...readme.matchAll(/\bnpm run ([\w:-]+)/g)].map((match) => match[1]);
  expect(named.filter((name) => !Object.keys(scripts).includes(name ?? ''))).toEqual([]);
});

test('every path in backticks exists', () => {
  const quoted = [...readme.matchAll(/`([^`\s]+)`/g)].map((match) => match[1] ?? '');
  const paths = quoted.filter(
    (text) =>
      /^(?:src|e2e|public|\.ci|\.github)(?:\/|$)/.test(text) || /^[\w.-]+\.(?:json|html|md)$/.test(text),
  );
  expect(paths.length).toBeGreaterThan(5);
  expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

test('the numbers of kinds and lessons are the real ones', () => {
  expect(readme).toContain(`There are ${kinds.length} kinds.`);
  expect(readme).toContain(`There are ${lessons.length} lessons.`);
});

test('every picture exists', () => {
  const pictures = [...readme.matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)].map((match) => match[1] ?? '');
  expect(pictures.length).toBeGreaterThan(0);
  expect(pictures.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

test('the table of floors lists exactly the folders of src that hold files', () => {
  const listed = [...readme.matchAll(/^\| *`src\/([\w-]+)` *\|/gm)].map((match) => match[1]);
  const there = readdirSync(import.meta.dirname, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && holdsFiles(join(import.meta.dirname, entry.name)))
    .map((entry) => entry.name);
  expect(listed.sort()).toEqual(there.sort());
});

function holdsFiles(folder: string): boolean {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).some((entry) => entry.isFile());
}
