/** What came back for a request: its status, and the first lines of its content, or why there is none. */
import type { KindOperation } from '../../catalog/kind.ts';
import { bodyLines } from '../../catalog/response-bodies.ts';
import type { Outcome } from '../../engine/outcome.ts';
import type { Message } from '../../simulation/messages.ts';

export interface ResponseContent {
  /** In a few words, beside the heading: "200 OK", "none". */
  readonly short: string;
  /** "200 OK, text/html, 20 KB"; null without a response. */
  readonly head: string | null;
  /** What to make of it, or why there is nothing. */
  readonly sentence: string;
  readonly lines: readonly string[];
}

/** `outcome` null: under way. */
export function responseContent(
  message: Message | undefined,
  operation: KindOperation | undefined,
  outcome: Outcome | null,
): ResponseContent {
  const nothing = { head: null, lines: [] };
  if (outcome === null)
    return { ...nothing, short: 'not there yet', sentence: 'The answer is not there yet.' };
  if (!message || message.statusLine === null)
    return { ...nothing, short: 'none', sentence: 'There is no response.' };
  const { statusLine, contentType, size } = message;
  const head = [statusLine, contentType, size].filter((word) => word !== null).join(', ');
  if (contentType === null)
    return { short: statusLine, head, sentence: 'Only the status came, without content.', lines: [] };
  const lines = operation ? bodyLines(operation.key) : [];
  return { short: statusLine, head, sentence: meaningOf(contentType), lines };
}

function meaningOf(contentType: string): string {
  if (contentType === 'text/html')
    return 'A finished page: the data, and how it is to look. The browser only has to show it.';
  if (contentType === 'application/json') return 'Only the data. How it is to look, the app decides itself.';
  return `Content of the type ${contentType}.`;
}
