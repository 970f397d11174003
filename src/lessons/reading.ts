/** What reading a figure comes to: a value, or what is missing until there is one. */
import type { Settled } from './lesson-view.ts';

export type Reading =
  | { readonly known: true; readonly value: number }
  | {
      readonly known: false;
      readonly haveSeconds: number;
      readonly needSeconds: number;
      readonly haveSamples: number;
      readonly needSamples: number;
      /** What has been measured so far; null before there is anything. It decides nothing yet. */
      readonly soFar: number | null;
      /** In words when neither time nor samples are what is missing. */
      readonly missing: string | null;
    };

export function known(value: number): Reading {
  return { known: true, value };
}

export function missing(words: string): Reading {
  return {
    known: false,
    haveSeconds: 0,
    needSeconds: 0,
    haveSamples: 0,
    needSamples: 0,
    soFar: null,
    missing: words,
  };
}

export function tooEarly(
  { haveSeconds, needSeconds }: Settled,
  soFar: number | null,
  haveSamples = 0,
  needSamples = 0,
): Reading {
  return { known: false, haveSeconds, needSeconds, haveSamples, needSamples, soFar, missing: null };
}
