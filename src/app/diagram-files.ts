/** Diagrams out to files and in from files, with what to say about it. An opened one is a document of its own. */
import { kindTable } from '../catalog/index.ts';
import { documentStore } from '../stores/document-store.ts';
import { openForeignAloud } from '../stores/documents.ts';
import { announceSaved, type FileResult, openFile, readFile, saveFile } from '../stores/file-access.ts';
import { isInLesson } from '../stores/lesson-store.ts';
import { announce } from '../stores/view-store.ts';

export function saveToFile(): void {
  void saveFile(documentStore.getState().diagram).then(announceSaved);
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
  const { diagram, fileName, repairs } = result;
  const said = `Opened ${fileName}. It is kept as soon as you change it.${repairWords(repairs)}`;
  void openForeignAloud({ diagram, from: 'file' }, said, repairs.length > 0 ? 'problem' : 'info');
}

function repairWords(repairs: readonly string[]): string {
  if (repairs.length === 0) return '';
  const more = repairs.length > 3 ? ` And ${repairs.length - 3} more.` : '';
  return ` Put right on the way in: ${repairs.slice(0, 3).join(' ')}${more}`;
}
