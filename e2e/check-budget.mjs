// Fails when the JavaScript that the browser loads before the first picture grows over its budget.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const budgetKb = 200;
const dist = new URL('../dist/', import.meta.url);

/** @typedef {{ file: string, isEntry?: boolean, imports?: string[], dynamicImports?: string[] }} Chunk */
/** @type {Record<string, Chunk>} */
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));

/** @type {Set<string>} */
const files = new Set();

/** @param {Chunk | undefined} chunk */
function addWithImports(chunk) {
  if (!chunk || files.has(chunk.file)) return;
  if (chunk.file.endsWith('.js')) files.add(chunk.file);
  for (const name of chunk.imports ?? []) addWithImports(manifest[name]);
}
// The entry starts the worker and lets the browser paint; then it imports the page.
for (const entry of Object.values(manifest).filter((chunk) => chunk.isEntry)) {
  addWithImports(entry);
  for (const name of entry.dynamicImports ?? []) addWithImports(manifest[name]);
}

if (files.size === 0) {
  console.error(`No entry script was found in ${fileURLToPath(dist)}. Run: npm run build`);
  process.exit(1);
}

let bytes = 0;
for (const file of files) bytes += gzipSync(readFileSync(new URL(file, dist))).length;
const kb = bytes / 1000;
const figure = `Initial JavaScript: ${kb.toFixed(1)} kB gzip in ${files.size} file(s); the budget is ${budgetKb} kB.`;
if (kb > budgetKb) {
  console.error(`${figure} It is over. Load what the first picture does not need with import().`);
  process.exit(1);
}
console.log(figure);
