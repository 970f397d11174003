/** What a message says, as the request panel shows it: request line, status line, content type, size, and a sentence on its end. */
import type { Kind, KindOperation } from '../catalog/kind.ts';
import { isSuccess, type Outcome } from '../engine/outcome.ts';

export interface Message {
  /** "GET /products HTTP/1.1", "SELECT … FROM products". */
  readonly requestLine: string;
  /** "500 B". */
  readonly requestSize: string;
  /** "200 OK"; null when no answer came (or has come yet). */
  readonly statusLine: string | null;
  /** "text/html" of a good answer; null without one. */
  readonly contentType: string | null;
  /** "20 KB" of a good answer; null without one. */
  readonly size: string | null;
  /** "200 OK text/html 20 KB", "500 Internal Server Error", "no answer". */
  readonly summary: string;
  /** What happened, in one sentence. */
  readonly sentence: string;
}

const STATUS: Readonly<Partial<Record<Outcome, string>>> = {
  ok: '200 OK',
  'ok-stale': '200 OK',
  '500': '500 Internal Server Error',
  '502': '502 Bad Gateway',
  '503': '503 Service Unavailable',
  '504': '504 Gateway Timeout',
  '429': '429 Too Many Requests',
  '401-session': '401 Unauthorized',
};

/** `who` is the sender: "The web browser". */
const SENTENCES: Readonly<Record<Outcome, (who: string) => string>> = {
  ok: (who) => `${who} got what it asked for.`,
  'ok-stale': (who) => `${who} got an answer, but an old one: newer data was not there yet.`,
  refused: (who) =>
    `${who} was refused at once: the machine is on, but nobody listens there or the line is full.`,
  'connect-timeout': (who) => `${who} got no sign of life and gave up connecting.`,
  timeout: (who) => `${who} was connected, but the answer did not come in time, so it gave up.`,
  'dns-nxdomain': (who) => `${who} asked for a name that does not exist.`,
  'dns-servfail': (who) => `${who} could not look up the name: nobody who knows it answered.`,
  '500': (who) => `${who} got an error: the server answered, but something it needs failed.`,
  '502': (who) => `${who} got an error: the server in front got no valid answer from behind.`,
  '503': (who) => `${who} got an error: the server is too busy just now.`,
  '504': (who) => `${who} got an error: the server in front got no answer in time from behind.`,
  '429': (who) => `${who} sent too many requests and was told to slow down.`,
  '401-session': (who) => `${who} has to sign in again: the server does not know the session any more.`,
};

/** `outcome` null: still under way. */
export function describeMessage(
  sourceKind: Kind,
  operation: KindOperation,
  outcome: Outcome | null,
): Message {
  const overHttp = operation.method !== 'QUERY';
  const good = outcome !== null && isSuccess(outcome);
  const statusLine = outcome === null ? null : statusOf(outcome, overHttp);
  const contentType = good ? operation.contentType : null;
  const size = good ? byteSize(operation.responseBytes) : null;
  const who = `The ${sourceKind.label.toLowerCase()}`;
  return {
    requestLine: overHttp ? `${operation.method} ${operation.path} HTTP/1.1` : operation.path,
    requestSize: byteSize(operation.requestBytes),
    statusLine,
    contentType,
    size,
    summary: [statusLine ?? (outcome === null ? 'under way' : 'no answer'), contentType, size]
      .filter((word) => word !== null)
      .join(' '),
    sentence: outcome === null ? `${who} waits for the answer.` : SENTENCES[outcome](who),
  };
}

/** Only HTTP has status numbers; a database or a cache just answers or says that it failed. */
function statusOf(outcome: Outcome, overHttp: boolean): string | null {
  const status = STATUS[outcome];
  if (status === undefined) return null;
  if (overHttp) return status;
  return isSuccess(outcome) ? 'ok' : outcome === '500' ? 'error: too many clients already' : 'error';
}

/** "500 B", "20 KB", "1.5 MB": thousands, not 1,024. */
export function byteSize(bytes: number): string {
  if (bytes < 1_000) return `${Math.round(bytes)} B`;
  const [amount, unit] = bytes < 1_000_000 ? [bytes / 1_000, 'KB'] : [bytes / 1_000_000, 'MB'];
  return `${Number(amount.toFixed(1))} ${unit}`;
}
