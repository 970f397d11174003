// Vite and Vitest: the page, its worker, the strict content policy of the built page, and the unit tests.
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const contentPolicy = [
  "default-src 'self'",
  "script-src 'self'",
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
function strictContentPolicy(): Plugin {
  return {
    name: 'loadbearing-content-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: contentPolicy },
        injectTo: 'head-prepend',
      },
    ],
  };
}

/** What must be there within the first second beside the first picture: the run and its controls, the traffic on the canvas, the charts, the load limits. */
const FIRST_SECOND = [
  'start-session',
  'TrafficOverlay',
  'Transport',
  'Charts',
  'load-limit',
  'HeaderActions',
];

/**
 * What the first picture needs comes in two files instead of one for each set of later pieces that share it: its own
 * code, and the packages, which a release seldom changes.
 */
const firstPicture: { name: string; tags: ['$initial']; test?: RegExp; priority?: number }[] = [
  { name: 'packages', tags: ['$initial'], test: /node_modules/, priority: 1 },
  { name: 'first-picture', tags: ['$initial'] },
];

/** Lets the browser fetch these while it still reads the page's entry, instead of one after the other. */
function fetchFirstSecondEarly(): Plugin {
  let base = '/';
  return {
    name: 'loadbearing-first-second',
    apply: 'build',
    configResolved: (config) => {
      base = config.base;
    },
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle = {} }) => {
        const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
        const wanted = new Set<string>();
        const want = (fileName: string): void => {
          if (wanted.has(fileName)) return;
          wanted.add(fileName);
          for (const other of chunks.find((chunk) => chunk.fileName === fileName)?.imports ?? []) want(other);
        };
        for (const name of FIRST_SECOND) {
          const chunk = chunks.find((each) => each.name === name);
          if (!chunk) throw new Error(`The build has no chunk "${name}" to fetch in the first second.`);
          want(chunk.fileName);
        }
        return [...wanted]
          .filter((fileName) => !html.includes(`${base}${fileName}`))
          .map((fileName) => ({
            tag: 'link',
            attrs: { rel: 'modulepreload', crossorigin: true, href: `${base}${fileName}` },
            injectTo: 'head' as const,
          }));
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
        isBuilt || isAsked(originalUrl) ? html.replace('/src/app/main.tsx', '/src/app/embed.tsx') : html,
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

const unitReport = process.env.UNIT_REPORT;

export default defineConfig(({ isSsrBuild, mode }) => ({
  base: process.env.BASE_PATH ?? '/',
  plugins: [
    react(),
    strictContentPolicy(),
    ...(mode === 'embed' ? [] : [fetchFirstSecondEarly()]),
    embedPage(mode === 'embed'),
  ],
  worker: { format: 'es' },
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
          rolldownOptions: { output: { codeSplitting: { groups: firstPicture } } },
        },
  test: {
    environment: 'node',
    testTimeout: 120_000,
    include: ['src/**/*.test.{ts,tsx}'],
    reporters: unitReport ? ['default', ['json', { outputFile: unitReport }]] : ['default'],
  },
}));
