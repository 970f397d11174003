/** What browsers and apps ask of whoever answers the web: pages as HTML, data as JSON, each to read or to change. */
import type { KindOperation } from './kind.ts';

const page = { contentType: 'text/html', responseBytes: 20_000 } as const;
const api = { contentType: 'application/json', responseBytes: 2_000 } as const;
const read = { method: 'GET', requestBytes: 500, write: false } as const;
const write = { method: 'POST', requestBytes: 1_000, write: true } as const;

export const WEB_MESSAGES: readonly Omit<KindOperation, 'cpuMs' | 'calls'>[] = [
  { key: 'get-page', label: 'GET page', path: '/products', ...page, ...read },
  { key: 'post-form', label: 'POST form', path: '/orders', ...page, ...write },
  { key: 'get-api', label: 'GET data', path: '/api/products/12', ...api, ...read },
  { key: 'post-api', label: 'POST data', path: '/api/orders', ...api, ...write },
];
