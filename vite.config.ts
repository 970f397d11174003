// Vite and Vitest: the page, its worker, the strict content policy of the built page, and the unit tests.
import { createHash } from 'node:crypto';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { engineCore } from './src/build/engine-core.ts';

/** The page for frames may have to run the engine by itself, so it may compile WebAssembly. No page may evaluate text. */
const scriptSources = { page: "script-src 'self'", embed: "script-src 'self' 'wasm-unsafe-eval'" };

const contentPolicy = (script: string): string =>
  [
    "default-src 'self'",
    script,
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types loadbearing-worker',
  ].join('; ');

/** Puts the content policy into the built page only: the dev server needs inline scripts of its own. */
function strictContentPolicy(script: string): Plugin {
  return {
    name: 'loadbearing-content-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: contentPolicy(script) },
        injectTo: 'head-prepend',
      },
    ],
  };
}

/** What the first picture is drawn with. A release seldom changes it, so it has a file of its own. */
const PACKAGES =
  /\/node_modules\/(react|react-dom|scheduler|@xyflow|d3-[a-z]+|zustand|use-sync-external-store)\//;

/** What must be there within the first second beside the first picture and the run: its controls and the traffic. */
const FIRST_SECOND = /\/(TrafficOverlay|Layers|Transport)\.tsx?$/;

/** What is drawn as soon as the traffic flows. */
const AFTERWARDS =
  /\/(Palette|HeaderActions|Charts|Legend|load-limit|Inspector|RequestPanel|Outline|LogPanel|SelectionToolbar|ConnectList|connect-actor|ContextMenu|Monitors|DocumentNotices|EarlierMoment|FileDrop|Arrivals|SendOne|ScenarioButton|Dialogs)\.tsx?$/;

/** What is always fetched comes in few files, with all that it needs: a browser fetches six at a time, and each file costs a turn. */
const chunks: { name: string; tags?: ['$initial']; test?: RegExp; priority: number }[] = [
  { name: 'opening', tags: ['$initial'], priority: 6 },
  { name: 'packages', test: PACKAGES, priority: 5 },
  { name: 'first-picture', test: /\/app\/main\.tsx$/, priority: 4 },
  { name: 'run', test: /\/start-session\.ts$/, priority: 3 },
  { name: 'first-second', test: FIRST_SECOND, priority: 2 },
  { name: 'documents', test: /\/start-library\.ts$/, priority: 1 },
  { name: 'afterwards', test: AFTERWARDS, priority: 0 },
];

/** Tells Chromium to compile all of these beside the page's thread: nearly all of it is needed at once. */
const compiledAhead = ({ name }: { readonly name: string }): string =>
  ['first-picture', 'run', 'first-second'].includes(name) ? '//# allFunctionsCalledOnLoad' : '';

/** Lets the browser fetch the page while its entry still waits for the first paint. */
function fetchPageEarly(): Plugin {
  let base = '/';
  return {
    name: 'loadbearing-fetch-early',
    apply: 'build',
    configResolved: (config) => {
      base = config.base;
    },
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle = {} }) => {
        const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
        const wanted = ['packages', 'first-picture', 'run', 'first-second'].flatMap((name) => {
          const found = chunks.find((chunk) => chunk.name === name);
          if (!found) throw new Error(`The build has no chunk "${name}" to fetch early.`);
          return [found, ...chunks.filter(({ fileName }) => found.imports.includes(fileName))];
        });
        const link = (file: string, attrs: Record<string, string>) => ({
          tag: 'link',
          attrs: { ...attrs, crossorigin: true, href: `${base}${file}` },
          injectTo: 'head' as const,
        });
        const styles = new Set(wanted.flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]));
        return [
          ...[...styles].map((file) => link(file, { rel: 'preload', as: 'style' })),
          ...[...new Set(wanted)].map(({ fileName }) => link(fileName, { rel: 'modulepreload' })),
        ].filter(({ attrs }) => !html.includes(attrs.href));
      },
    },
  };
}

/**
 * The page for frames on other sites (`vite build --mode embed`): index.html with another entry. It is one plain script
 * instead of modules, because a frame without an origin of its own may load no module from most hosts.
 */
function embedPage(isBuilt: boolean): Plugin {
  const isAsked = (url: string | undefined) => url?.split(/[?#]/)[0]?.endsWith('/embed.html') ?? false;
  return {
    name: 'loadbearing-embed',
    enforce: 'post',
    transformIndexHtml: {
      order: 'pre',
      handler: (html, { originalUrl }) =>
        isBuilt || isAsked(originalUrl) ? html.replace('/src/app/opening.ts', '/src/app/embed.tsx') : html,
    },
    generateBundle(_, bundle) {
      const page = bundle['index.html'];
      if (!isBuilt || page?.type !== 'asset') return;
      page.fileName = 'embed.html';
      page.source = String(page.source)
        .replaceAll(' type="module" crossorigin', ' defer')
        .replaceAll(' crossorigin', '');
    },
  };
}

/** For `public/offline.js`: what the page is made of, and a name that changes with it. */
function offlineFiles(): Plugin {
  return {
    name: 'loadbearing-offline-files',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const files = Object.keys(bundle).filter((name) => !name.startsWith('.'));
        const all = [
          './',
          'icon.svg',
          'loadbearing.schema.json',
          ...files.filter((name) => name !== 'index.html'),
        ];
        const release = createHash('sha256').update(all.join()).digest('hex').slice(0, 12);
        const source = `self.loadbearing = ${JSON.stringify({ release, files: all })};\n`;
        this.emitFile({ type: 'asset', fileName: 'offline-files.js', source });
      },
    },
  };
}

const unitReport = process.env.UNIT_REPORT;

export default defineConfig(({ isSsrBuild, mode }) => ({
  base: process.env.BASE_PATH ?? '/',
  plugins: [
    react(),
    engineCore(),
    strictContentPolicy(mode === 'embed' ? scriptSources.embed : scriptSources.page),
    ...(mode === 'embed' ? [] : [fetchPageEarly(), offlineFiles()]),
    embedPage(mode === 'embed'),
  ],
  worker: { format: 'es', plugins: () => [engineCore()] },
  // The scan finds every package that the page uses, so they need not wait until all of the page was asked for.
  optimizeDeps: { holdUntilCrawlEnd: false },
  // The command lines and benchmarks are built with --ssr and run in Node; all else is the page.
  build: isSsrBuild
    ? {
        target: 'node20',
        copyPublicDir: false,
        rolldownOptions: { output: { entryFileNames: '[name].mjs' } },
      }
    : mode === 'embed'
      ? {
          target: 'es2023',
          emptyOutDir: false,
          copyPublicDir: false,
          assetsInlineLimit: 0,
          cssCodeSplit: false,
          modulePreload: false,
          chunkSizeWarningLimit: 1_000,
          rolldownOptions: {
            output: { format: 'iife', codeSplitting: false, entryFileNames: 'assets/embed-[hash].js' },
          },
        }
      : {
          target: 'es2023',
          manifest: true,
          assetsInlineLimit: 0,
          rolldownOptions: { output: { codeSplitting: { groups: chunks }, postBanner: compiledAhead } },
        },
  test: {
    environment: 'node',
    testTimeout: 120_000,
    setupFiles: mode === 'deep' ? ['e2e/fuzz-seed.ts'] : [],
    include: ['src/**/*.test.{ts,tsx}'],
    reporters: unitReport ? ['default', ['json', { outputFile: unitReport }]] : ['default'],
  },
}));
