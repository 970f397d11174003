/** Saving to a file and opening one. Returns what happened. */
import { cleanName } from '../diagram/clean-text.ts';
import type { Diagram } from '../diagram/diagram.ts';
import { type OpenResult, openDocument } from '../diagram/gate.ts';
import {
  diagramTextInPng,
  diagramTextInSvg,
  isPng,
  type NotInPicture,
  PICTURE_HEAD_BYTES,
  refusePicture,
} from '../diagram/in-picture.ts';
import type { KindTable } from '../diagram/kind-rules.ts';
import { type Refusal, refuseOtherFile, refuseSize } from '../diagram/refusals.ts';
import { toSavedText } from '../diagram/serialise.ts';
import { documentStore, presentDiagram } from './document-store.ts';
import { documentLibrary } from './documents.ts';
import { announce } from './view-store.ts';

export const FILE_ENDING = '.loadbearing.json';
/** Long enough for the browser to have taken the bytes of a download. */
const KEEP_DOWNLOAD_MS = 60_000;
/** Enough of a file to tell what it is. */
const START_BYTES = 512;

/** A name that every file system takes: "Shop / 2" becomes "Shop - 2.loadbearing.json". */
export function fileNameOf({ name }: Pick<Diagram, 'name'>, ending: string = FILE_ENDING): string {
  const plain = cleanName(name)
    .replace(/[\\/:*?"<>|]/g, '-')
    .replace(/^[. -]+|[. -]+$/g, '');
  return `${plain || 'diagram'}${ending}`;
}

export type SaveResult =
  | { readonly ok: true; readonly fileName: string; readonly where: 'downloads' | 'chosen' }
  | { readonly ok: false; readonly reason: 'failed'; readonly message: string }
  | { readonly ok: false; readonly reason: 'cancelled' };

const NOT_SAVED = 'The file could not be saved: the browser does not allow it here.';

/** What a browser has that lets people choose the place of a file. Not in every browser, nor inside a frame. */
interface FilePicker {
  showSaveFilePicker?(wanted: { readonly suggestedName: string }): Promise<{
    readonly name: string;
    createWritable(): Promise<{ write(data: Blob): Promise<void>; close(): Promise<void> }>;
  }>;
}

/** Asks where to, if the browser can; else hands the bytes over as a download. Call it from a click or a key press. */
export async function saveBytes(fileName: string, bytes: Blob): Promise<SaveResult> {
  const picker = globalThis as FilePicker;
  if (picker.showSaveFilePicker) {
    try {
      const file = await picker.showSaveFilePicker({ suggestedName: fileName });
      const writing = await file.createWritable();
      await writing.write(bytes);
      await writing.close();
      return { ok: true, fileName: file.name, where: 'chosen' };
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError')
        return { ok: false, reason: 'cancelled' };
    }
  }
  return download(fileName, bytes);
}

function download(fileName: string, bytes: Blob): SaveResult {
  try {
    const address = URL.createObjectURL(bytes);
    const link = document.createElement('a');
    link.href = address;
    link.download = fileName;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), KEEP_DOWNLOAD_MS);
    return { ok: true, fileName, where: 'downloads' };
  } catch {
    return { ok: false, reason: 'failed', message: NOT_SAVED };
  }
}

export function announceSaved(saved: SaveResult): void {
  if (saved.ok)
    announce(`Saved as ${saved.fileName}${saved.where === 'downloads' ? ', in your downloads' : ''}.`);
  else if (saved.reason === 'failed') announce(saved.message, 'problem');
}

export function saveFile(diagram: Diagram): Promise<SaveResult> {
  return saveBytes(fileNameOf(diagram), new Blob([toSavedText(diagram)], { type: 'application/json' }));
}

/** What is on the canvas, as a file; My diagrams remembers when. */
export async function saveShown(): Promise<void> {
  const saved = await saveFile(presentDiagram(documentStore.getState()));
  announceSaved(saved);
  if (!saved.ok || documentStore.getState().ownWork) return;
  const started = await documentLibrary().catch(() => null);
  await started?.session.noteFile();
}

export type FileResult =
  | (Extract<OpenResult, { ok: true }> & { readonly fileName: string })
  | (Refusal & { readonly fileName: string })
  | { readonly ok: false; readonly reason: 'unreadable'; readonly message: string; readonly wayOut: string }
  | { readonly ok: false; readonly reason: 'cancelled' };

const start = async (file: File, bytes: number) => new Uint8Array(await file.slice(0, bytes).arrayBuffer());
const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const isSvg = (text: string) => /^\s*<(?:\?xml|!--|!doctype svg|svg)/i.test(text) && /<svg[\s>]/i.test(text);

/** The text of the diagram in a picture, or why there is none; null when the file is no picture that may hold one. */
async function diagramInPicture(file: File, begins: Uint8Array): Promise<string | Refusal | null> {
  const png = isPng(begins);
  if (!png && !isSvg(textOf(begins))) return null;
  const bytes = await start(file, PICTURE_HEAD_BYTES);
  const found = png ? diagramTextInPng(bytes) : diagramTextInSvg(textOf(bytes));
  return isMissing(found) ? refusePicture(png ? 'a PNG' : 'an SVG', found) : found;
}

const isMissing = (found: string): found is NotInPicture => found === 'none' || found === 'damaged';

/** Reads one chosen or dropped file: first its start, which tells what it is, then its size, then all of it. */
export async function readFile(file: File, kinds: KindTable): Promise<FileResult> {
  const fileName = cleanName(file.name);
  try {
    const begins = await start(file, START_BYTES);
    const inPicture = await diagramInPicture(file, begins);
    if (typeof inPicture === 'string') return { ...openDocument(inPicture, kinds), fileName };
    const refused = inPicture ?? refuseOtherFile(textOf(begins)) ?? refuseSize(file.size);
    if (refused) return { ...refused, fileName };
    return { ...openDocument(await file.text(), kinds), fileName };
  } catch {
    const message = 'This file could not be read. It may be a folder, or it may have been moved.';
    return { ok: false, reason: 'unreadable', message, wayOut: 'Choose another file.' };
  }
}

/** Lets the learner choose one file. Must be called from a click or a key press. */
export function openFile(kinds: KindTable): Promise<FileResult> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = '.json,application/json,.svg,image/svg+xml,.png,image/png';
    input.hidden = true;
    const done = (result: FileResult | Promise<FileResult>) => {
      input.remove();
      resolve(result);
    };
    input.addEventListener('change', () => {
      const file = input.files?.[0];
      done(file ? readFile(file, kinds) : { ok: false, reason: 'cancelled' });
    });
    input.addEventListener('cancel', () => done({ ok: false, reason: 'cancelled' }));
    document.body.append(input);
    input.click();
  });
}
