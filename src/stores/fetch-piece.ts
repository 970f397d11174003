/** Pieces of the page that are fetched after the first picture. After a release the old ones are gone from the server. */
import { type ComponentType, lazy } from 'react';
import { updateView } from './view-store.ts';

const AGAIN_AFTER_MS = 800;

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

/** The same for React, which fetches it when it is first drawn. */
export const later = <Props>(fetch: () => Promise<Part<Props>>, instead?: ComponentType) =>
  lazy(() => fetchPart(fetch, instead));
