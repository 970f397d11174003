/** What can go wrong in keeping documents, each with words and a way out. */

export type TroubleReason = 'full' | 'blocked' | 'forgets' | 'newer' | 'elsewhere' | 'gone' | 'damaged';

export interface Trouble {
  readonly ok: false;
  readonly reason: TroubleReason;
  readonly message: string;
  readonly wayOut: string;
  /** What is stored, where it cannot be opened but can be downloaded. */
  readonly bytes?: string;
}

const WORDS: Readonly<Record<TroubleReason, readonly [message: string, wayOut: string]>> = {
  full: ['Not saved: browser storage is full.', 'Save to a file, or free space in My diagrams.'],
  blocked: ['This page cannot save here.', 'Use a link or save to a file.'],
  forgets: ['Not saved: the browser did not keep the document.', 'Save to a file.'],
  newer: [
    'A newer version of this page saved this document. It is not changed here.',
    'Reload the page to update.',
  ],
  elsewhere: [
    'Not saved: this document was changed in another tab.',
    'Make a copy of what you see here, or open the saved one.',
  ],
  gone: ['This document is not here any more.', 'Make a copy of what you see here.'],
  damaged: ['This document is damaged and none of its copies can be read.', 'Download what is left of it.'],
};

export function troubleOf(reason: TroubleReason, bytes?: string): Trouble {
  const [message, wayOut] = WORDS[reason];
  return { ok: false, reason, message, wayOut, ...(bytes === undefined ? {} : { bytes }) };
}

/** Thrown inside a transaction to give it up. */
export class GivenUp extends Error {
  readonly reason: TroubleReason;
  constructor(reason: TroubleReason) {
    super(reason);
    this.reason = reason;
  }
}

const FULL = ['QuotaExceededError', 'NS_ERROR_DOM_QUOTA_REACHED'];

export function troubleFrom(error: unknown): Trouble {
  if (error instanceof GivenUp) return troubleOf(error.reason);
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  return troubleOf(FULL.includes(name) ? 'full' : 'blocked');
}
