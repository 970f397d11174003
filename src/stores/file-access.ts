/** Saving a diagram to a file and opening one. Returns what happened; shows nothing itself. */
import { cleanName } from '../diagram/clean-text.ts';
import type { Diagram } from '../diagram/diagram.ts';
import type { OpenResult, Refusal } from '../diagram/gate.ts';
import type { KindTable } from '../diagram/kind-rules.ts';
import { toFileText } from '../diagram/serialise.ts';

const FILE_ENDING = '.loadbearing.json';
/** Long enough for the browser to have taken the bytes of a download. */
const KEEP_DOWNLOAD_MS = 60_000;

/** A name that every file system takes: "Shop / 2" becomes "Shop - 2.loadbearing.json". */
export function fileNameOf(diagram: Diagram): string {
  const plain = cleanName(diagram.name)
    .replace(/[\\/:*?"<>|]/g, '-')
    .replace(/^[. -]+|[. -]+$/g, '');
  return `${plain || 'diagram'}${FILE_ENDING}`;
}

export type SaveResult =
  | { readonly ok: true; readonly fileName: string }
  | { readonly ok: false; readonly message: string };

/** Hands the diagram to the browser as a download. */
export function saveFile(diagram: Diagram): SaveResult {
  const fileName = fileNameOf(diagram);
  try {
    const address = URL.createObjectURL(new Blob([toFileText(diagram)], { type: 'application/json' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = fileName;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), KEEP_DOWNLOAD_MS);
    return { ok: true, fileName };
  } catch {
    return { ok: false, message: 'The file could not be saved: the browser does not allow downloads here.' };
  }
}

export type FileResult =
  | (Extract<OpenResult, { ok: true }> & { readonly fileName: string })
  | (Refusal & { readonly fileName: string })
  | { readonly ok: false; readonly reason: 'unreadable'; readonly message: string; readonly wayOut: string }
  | { readonly ok: false; readonly reason: 'cancelled' };

/** Reads one chosen or dropped file; its size is looked at before its bytes. */
export async function readFile(file: File, kinds: KindTable): Promise<FileResult> {
  const fileName = cleanName(file.name);
  const { openDocument, refuseSize } = await import('../diagram/gate.ts');
  const tooLarge = refuseSize(file.size);
  if (tooLarge) {
    const picture = /^(image|video|audio)\//.exec(file.type);
    if (!picture) return { ...tooLarge, fileName };
    const what = { image: 'a picture', video: 'a video', audio: 'a sound recording' }[picture[1] as 'image'];
    return { ...tooLarge, reason: 'wrong-file', message: `This is ${what}, not a saved diagram.`, fileName };
  }
  try {
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
    input.accept = '.json,application/json';
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
