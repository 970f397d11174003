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

const unitReport = process.env.UNIT_REPORT;

export default defineConfig(({ isSsrBuild }) => ({
  base: process.env.BASE_PATH ?? '/',
  plugins: [react(), strictContentPolicy()],
  worker: { format: 'es' },
  // The command lines and benchmarks are built with --ssr and run in Node; all else is the page.
  build: isSsrBuild
    ? {
        target: 'node20',
        copyPublicDir: false,
        rolldownOptions: { output: { entryFileNames: '[name].mjs' } },
      }
    : { target: 'es2023', manifest: true, assetsInlineLimit: 0 },
  test: {
    environment: 'node',
    testTimeout: 120_000,
    include: ['src/**/*.test.{ts,tsx}'],
    reporters: unitReport ? ['default', ['json', { outputFile: unitReport }]] : ['default'],
  },
}));
