/** What a link holds and how long it is, in words; and the lines of HTML that show it on another page. */
import { asideLines } from '../../diagram/aside.ts';
import { LINK_LIMITS, type MadeLink } from '../../diagram/link-codec.ts';
import { clockText } from '../../simulation/time-words.ts';
import type { Shareable } from '../../stores/shared-link.ts';

const counted = (count: number, one: string, several = `${one}s`) =>
  `${count.toLocaleString('en-US')} ${count === 1 ? one : several}`;

/** "7 components, 8 connections, 1 note, seed 1." */
export function contentWords({ diagram }: Pick<Shareable, 'diagram'>): string {
  const { components, links, notes, scenario = [], seed } = diagram;
  const parts = [
    counted(components.length, 'component'),
    counted(links.length, 'connection'),
    ...(notes.length > 0 ? [counted(notes.length, 'note')] : []),
    ...(scenario.length > 0
      ? [counted(scenario.length, 'event of the scenario', 'events of the scenario')]
      : []),
    `seed ${seed}`,
  ];
  const aside = asideLines(diagram).length;
  const without =
    aside === 0 ? '' : ` Not in it: ${counted(aside, 'thing')} kept aside, which only files hold.`;
  return `${parts.join(', ')}.${without}`;
}

/** What the moment brings along. */
export function momentWords(momentMs: number, { log }: Pick<Shareable, 'log'>): string {
  const changes = log.length === 0 ? '' : `, with ${counted(log.length, 'change')} made during the run`;
  return `Opens paused at ${clockText(momentMs)}${changes}. The same run goes on from there.`;
}

export const WITHOUT_MOMENT = 'The run starts anew with the diagram as it is now.';

export interface LengthWords {
  readonly text: string;
  readonly isLong: boolean;
}

export function lengthWords(address: string, { isLong }: Pick<MadeLink, 'isLong'>): LengthWords {
  const length = counted(address.length, 'character');
  const limit = LINK_LIMITS.chatCharacters.toLocaleString('en-US');
  const long = isLong || address.length > LINK_LIMITS.chatCharacters;
  return {
    text: long ? `${length}. Some chat programs cut links after ${limit}: a file is safer.` : `${length}.`,
    isLong: long,
  };
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it may stand in HTML, between tags and in an attribute. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

/**
 * The frame runs scripts and may open the full page in a tab of its own, and nothing else: it has no part in the
 * storage of any site. The link below it is for where frames are not shown.
 */
export function embedSnippet(name: string, embedAddress: string, pageAddress: string): string {
  const title = escaped(name);
  return [
    `<iframe src="${escaped(embedAddress)}" title="${title}, a system running in Loadbearing"`,
    `  width="100%" height="480" style="border: 0" loading="lazy"`,
    `  sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"></iframe>`,
    `<p><a href="${escaped(pageAddress)}">Open ${title} in Loadbearing</a></p>`,
  ].join('\n');
}
