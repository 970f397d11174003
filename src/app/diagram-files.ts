/** Diagrams out to files and in from files, with what to say about it. An opened one is a document of its own. */
import { kindTable } from '../catalog/index.ts';
import { showArrival } from '../stores/arrival-store.ts';
import { openForeignAloud } from '../stores/documents.ts';
import { fetchPiece } from '../stores/fetch-piece.ts';
import type { FileResult } from '../stores/file-access.ts';
import { isInLesson } from '../stores/lesson-store.ts';
import { announce } from '../stores/view-store.ts';

type Files = typeof import('../stores/file-access.ts');

/** Fetched beside the first picture, so that it is there when work must be saved. */
const files = () => fetchPiece(() => import('../stores/file-access.ts'));
files().catch(() => {});

function withFiles(work: (files: Files) => Promise<void>): void {
  files().then(work, () =>
    announce(
      'Files cannot be opened or saved now: a piece of the page is missing. Reload the page.',
      'problem',
    ),
  );
}

export function saveToFile(): void {
  withFiles(({ saveShown }) => saveShown());
}

function leaveLessonFirst(): boolean {
  const inLesson = isInLesson();
  if (inLesson) announce('Leave the lesson first, then open the file.', 'problem');
  return inLesson;
}

export function openFromFile(): void {
  if (leaveLessonFirst()) return;
  withFiles(async ({ openFile }) => take(await openFile(kindTable)));
}

/** For a file that was dropped on the page. */
export function openDroppedFile(file: File): void {
  if (leaveLessonFirst()) return;
  withFiles(async ({ readFile }) => take(await readFile(file, kindTable)));
}

/** A card says why a file is not opened, or what was put right in it, line by line. */
function take(result: FileResult): void {
  if (!result.ok) {
    if (result.reason === 'cancelled') return;
    const { message, wayOut } = result;
    const source = 'fileName' in result ? `file ${result.fileName}` : 'file';
    const place = 'place' in result ? (result.place ?? null) : null;
    const mayReload = result.reason === 'too-new';
    return showArrival({ what: 'refused', source, message, place, wayOut, mayReload, text: '' });
  }
  const { diagram, fileName, repairs, inRange = [] } = result;
  const said = `Opened ${fileName}. It is kept as soon as you change it.`;
  void openForeignAloud({ diagram, from: 'file' }, said).then((isOpen) => {
    const source = `file ${fileName}`;
    const notes = ['The file itself is as it was. What you save from here has these changes in it.'];
    showArrival(
      isOpen && repairs.length > 0
        ? { what: 'arrived', source, repairs, inRange, notes, lesson: null }
        : null,
    );
  });
}
