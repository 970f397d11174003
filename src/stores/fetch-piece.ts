/** Pieces of the page that are fetched after the first picture. After a release the old ones are gone from the server. */
import { type ComponentType, createElement, lazy, type ReactNode, useState } from 'react';
import { firstMoment } from './first-moment.ts';
import { updateView } from './view-store.ts';

const AGAIN_AFTER_MS = 800;
/** A run that takes so long to show its first moment keeps nothing else from the page. */
const FIRST_MOMENT_AT_THE_LATEST_MS = 5_000;

/** Tries a second time. When that fails too, the page offers to reload, and the error goes on to whoever asked. */
export async function fetchPiece<Piece>(fetch: () => Promise<Piece>): Promise<Piece> {
  try {
    return await fetch();
  } catch {
    await new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER_MS));
  }
  try {
    return await fetch();
  } catch (error) {
    updateView({ pieceMissing: true });
    throw error;
  }
}

interface Part<Props> {
  readonly default: ComponentType<Props>;
}

/** A part of the picture. One that cannot be fetched leaves its place to `instead`: nothing, unless said otherwise. */
export function fetchPart<Props>(
  fetch: () => Promise<Part<Props>>,
  instead: ComponentType = () => null,
): Promise<Part<Props>> {
  return fetchPiece(fetch).catch(() => ({ default: instead as ComponentType<Props> }));
}

/** A part that is fetched when it is first drawn, or ahead. */
export interface LaterPart<Props> {
  (props: Props): ReactNode;
  /** Resolves when it is there, or what stands `instead`. It is then drawn at once, with nothing in its place before. */
  readonly fetchAhead: () => Promise<unknown>;
}

/** The same for React, which draws a part that it has to wait for 300 ms after the last thing that it showed instead, or later. */
export function later<Props extends object>(
  fetch: () => Promise<Part<Props>>,
  instead?: ComponentType,
): LaterPart<Props> {
  let there: ComponentType<Props> | null = null;
  const fetchAhead = async (): Promise<Part<Props>> => {
    const part = await fetchPart(fetch, instead);
    there = part.default;
    return part;
  };
  const Awaited: ComponentType<Props> = lazy(fetchAhead);
  const Later = (props: Props) => {
    const [Drawn] = useState(() => there ?? Awaited);
    return createElement(Drawn, props);
  };
  return Object.assign(Later, { fetchAhead });
}

/** A part that nobody needs before the run shows its first moment. */
export const afterwards = <Props extends object>(
  fetch: () => Promise<Part<Props>>,
  instead?: ComponentType,
) =>
  later(async () => {
    const late = new Promise((resolve) => setTimeout(resolve, FIRST_MOMENT_AT_THE_LATEST_MS));
    await Promise.race([firstMoment, late]);
    return fetch();
  }, instead);
