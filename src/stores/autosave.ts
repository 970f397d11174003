/** Keeps the document in the browser, so that a reload brings the work back; says so when it cannot. */
import type { Diagram } from '../diagram/diagram.ts';
import { openDocument } from '../diagram/gate.ts';
import type { KindTable } from '../diagram/kind-rules.ts';
import { toFileText } from '../diagram/serialise.ts';
import { documentStore, ownDiagram, reportSaving, startDocument } from './document-store.ts';
import { otherSlot, readSlots, rescue, sealed, slotKey, type TextStorage } from './save-slots.ts';

const WAIT_MS = 400;

const STORAGE_FULL = 'Not saved: browser storage is full.';
const STORAGE_BLOCKED = 'This page cannot save here. Save to a file instead.';
const NOT_KEPT = 'Not saved: the browser did not keep the document. Save to a file instead.';
const NEWER_SAVED =
  'A newer version of this page saved a document here. Reload the page to update. Until then nothing is saved.';
const DAMAGED_NO_ROOM =
  'A damaged document is kept here and there is no room beside it. Save to a file instead.';

export interface LoadReport {
  /** The saved work; null when there is none. */
  readonly diagram: Diagram | null;
  /** What was put right in it. */
  readonly repairs: readonly string[];
  /** In words, when something was lost, kept aside or cannot be saved. */
  readonly trouble: string | null;
}

interface Place {
  /** Of the newest save known to this page. */
  readonly turn: number;
  /** Why nothing may be written; null when saving is allowed. */
  readonly closed: string | null;
}

export interface AutosaveOptions {
  /** May throw: some pages are not allowed to touch storage at all. */
  readonly openStorage: () => TextStorage;
  readonly kinds: KindTable;
  /** Calls back when the page is hidden or left; returns how to stop listening. */
  readonly whenLeaving: (leaving: () => void) => () => void;
}

/** Reads the saved document. Writes nothing but what it rescues. */
export function loadSaved(storage: TextStorage, kinds: KindTable): { report: LoadReport; place: Place } {
  const { saved, damaged } = readSlots(storage);
  const unreadable = [...damaged];
  let closed: string | null = null;
  let found: { readonly diagram: Diagram; readonly repairs: readonly string[] } | null = null;
  for (const { slot, turn, text } of saved) {
    const opened = openDocument(text, kinds);
    if (opened.ok) found ??= opened;
    else if (opened.reason === 'too-new') closed = NEWER_SAVED;
    else unreadable.push({ slot, bytes: sealed(turn, text) });
  }
  let trouble = closed;
  if (unreadable.length > 0 && closed === null) {
    const rescued = unreadable.map((each) => rescue(storage, each)).every(Boolean);
    if (!rescued) closed = DAMAGED_NO_ROOM;
    const opened = found ? 'The other copy was opened.' : 'There is no other copy.';
    trouble = `A saved document is damaged. ${opened} ${closed ?? 'The damaged one is kept aside.'}`;
  }
  const report = { diagram: found?.diagram ?? null, repairs: found?.repairs ?? [], trouble };
  return { report, place: { turn: saved[0]?.turn ?? 0, closed } };
}

function troubleOf(error: unknown): string {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  return name === 'QuotaExceededError' || name === 'NS_ERROR_DOM_QUOTA_REACHED'
    ? STORAGE_FULL
    : STORAGE_BLOCKED;
}

/** Whether another tab with a newer version of this page has saved in the meantime. */
function isNewer(text: string, kinds: KindTable): boolean {
  const opened = openDocument(text, kinds);
  return !opened.ok && opened.reason === 'too-new';
}

export interface Autosave {
  readonly report: LoadReport;
  /** Saves at once what is not saved yet. */
  flush(): void;
  stop(): void;
}

/** Opens the saved work into the document store, then saves each change a moment after it. */
export function startAutosave({ openStorage, kinds, whenLeaving }: AutosaveOptions): Autosave {
  let report: LoadReport = { diagram: null, repairs: [], trouble: null };
  let place: Place = { turn: 0, closed: null };
  try {
    ({ report, place } = loadSaved(openStorage(), kinds));
  } catch {
    report = { diagram: null, repairs: [], trouble: STORAGE_BLOCKED };
    place = { turn: 0, closed: STORAGE_BLOCKED };
  }
  if (report.diagram) startDocument(report.diagram);
  if (place.closed !== null) reportSaving('not-saved', place.closed);

  let waiting: ReturnType<typeof setTimeout> | null = null;

  const write = (): string | null => {
    if (place.closed !== null) return place.closed;
    try {
      const storage = openStorage();
      const latest = readSlots(storage).saved[0];
      if (latest && latest.turn !== place.turn && isNewer(latest.text, kinds)) {
        place = { ...place, closed: NEWER_SAVED };
        return NEWER_SAVED;
      }
      const turn = Math.max(place.turn, latest?.turn ?? 0) + 1;
      const key = slotKey(otherSlot(latest?.slot ?? null));
      const bytes = sealed(turn, toFileText(ownDiagram(documentStore.getState())));
      storage.setItem(key, bytes);
      if (storage.getItem(key) !== bytes) return NOT_KEPT;
      place = { turn, closed: null };
      return null;
    } catch (error) {
      return troubleOf(error);
    }
  };

  const save = () => {
    waiting = null;
    const trouble = write();
    reportSaving(trouble === null ? 'saved' : 'not-saved', trouble);
  };

  const flush = () => {
    if (waiting === null) return;
    clearTimeout(waiting);
    save();
  };

  const unsubscribe = documentStore.subscribe((state, before) => {
    if (ownDiagram(state) === ownDiagram(before) || state.lastChange.by === 'load') return;
    if (waiting !== null) clearTimeout(waiting);
    if (state.saved === 'saved') reportSaving('saving');
    waiting = setTimeout(save, WAIT_MS);
  });
  const stopListening = whenLeaving(flush);
  return {
    report,
    flush,
    stop: () => {
      unsubscribe();
      stopListening();
      if (waiting !== null) clearTimeout(waiting);
      waiting = null;
    },
  };
}

/** Hidden tabs may be closed without another word, so hiding counts as leaving. */
export function whenPageIsLeft(leaving: () => void): () => void {
  const hidden = () => {
    if (document.visibilityState === 'hidden') leaving();
  };
  document.addEventListener('visibilitychange', hidden);
  window.addEventListener('pagehide', leaving);
  return () => {
    document.removeEventListener('visibilitychange', hidden);
    window.removeEventListener('pagehide', leaving);
  };
}
