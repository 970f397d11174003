/** Diagrams out to files and in from files, with what to say about it. An opened one replaces the present one as one undo step. */
import { kindTable } from '../catalog/index.ts';
import { requestCanvas } from '../stores/canvas-requests.ts';
import { documentStore, replaceDocument } from '../stores/document-store.ts';
import { type FileResult, openFile, readFile, saveFile } from '../stores/file-access.ts';
import { isInLesson } from '../stores/lesson-store.ts';
import { announce, NOTHING_SELECTED, updateView } from '../stores/view-store.ts';

export function saveToFile(): void {
  const saved = saveFile(documentStore.getState().diagram);
  if (saved.ok) announce(`Saved as ${saved.fileName}, in your downloads.`);
  else announce(saved.message, 'problem');
}

function leaveLessonFirst(): boolean {
  const inLesson = isInLesson();
  if (inLesson) announce('Leave the lesson first, then open the file.', 'problem');
  return inLesson;
}

export function openFromFile(): void {
  if (leaveLessonFirst()) return;
  void openFile(kindTable).then(take);
}

/** For a file that was dropped on the page. */
export function openDroppedFile(file: File): void {
  if (leaveLessonFirst()) return;
  void readFile(file, kindTable).then(take);
}

function take(result: FileResult): void {
  if (!result.ok) {
    if (result.reason === 'cancelled') return;
    return announce(`Not opened. ${result.message} ${result.wayOut} Your diagram is unchanged.`, 'problem');
  }
  replaceDocument(result.diagram, `Open ${result.fileName}`);
  updateView({ selection: NOTHING_SELECTED, placingKind: null });
  requestCanvas({ what: 'fit' });
  announce(
    `Opened ${result.fileName}.${repairWords(result.repairs)}`,
    result.repairs.length > 0 ? 'problem' : 'info',
  );
}

function repairWords(repairs: readonly string[]): string {
  if (repairs.length === 0) return '';
  const more = repairs.length > 3 ? ` And ${repairs.length - 3} more.` : '';
  return ` Put right on the way in: ${repairs.slice(0, 3).join(' ')}${more}`;
}
