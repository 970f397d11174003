/** What a learner does in My diagrams, with what is said about it. Fetched with its window. */
import { kindTable } from '../catalog/index.ts';
import { EMPTY_DIAGRAM } from '../diagram/diagram.ts';
import { renameDiagram } from '../diagram/edits.ts';
import { edit, replaceDocument } from './document-store.ts';
import { documentLibrary, endSafeMode, openForeignAloud } from './documents.ts';
import { announceSaved, saveBytes, saveFile } from './file-access.ts';
import { lessonStore } from './lesson-store.ts';
import type { Copy, Head } from './library/document-record.ts';
import type { OpenedCopy } from './library/library.ts';
import { libraryStore } from './library/library-store.ts';
import type { Trouble } from './library/library-trouble.ts';
import { type Outline, outlineOf } from './library/outline.ts';
import { announce, NOTHING_SELECTED, updateView } from './view-store.ts';
import { whenWords } from './when-words.ts';

const isOpenHere = (id: string) => libraryStore.getState().current.head?.id === id;

/** Says what went well, or what did not with the way out. */
function tell<Good extends { readonly ok: true }>(
  answer: Good | Trouble,
  said: (good: Good) => string,
): boolean {
  if (answer.ok) announce(said(answer));
  else announce(`${answer.message} ${answer.wayOut}`, 'problem');
  return answer.ok;
}

function closeWindow(): void {
  updateView({ dialog: null, selection: NOTHING_SELECTED, placingKind: null });
}

export async function refreshDocuments(): Promise<void> {
  await (await documentLibrary()).session.refresh();
}

/** Opens a document in place of the one on the canvas, which is saved first. */
export async function openKept(id: string): Promise<void> {
  const { session } = await documentLibrary();
  lessonStore.getState().leave?.();
  const opened = await session.open(id);
  if (tell(opened, ({ diagram }) => `Opened ${diagram.name}.`)) closeWindow();
}

export async function duplicateKept(id: string): Promise<void> {
  const { session } = await documentLibrary();
  tell(await session.duplicate(id), ({ head }) => `Made a copy: ${head.name}.`);
}

export async function renameKept(id: string, name: string): Promise<void> {
  const { session } = await documentLibrary();
  if (isOpenHere(id)) {
    edit('Rename the diagram', (diagram) => renameDiagram(diagram, name));
    await session.flush();
  } else tell(await session.rename(id, name), ({ head }) => `Renamed to ${head.name}.`);
}

export async function deleteKept(id: string): Promise<boolean> {
  const { session } = await documentLibrary();
  const deleted = await session.trash(id);
  return tell(deleted, ({ head }) => `Deleted ${head.name}. It is in the list of deleted diagrams.`);
}

export async function putBack(id: string): Promise<void> {
  const { session } = await documentLibrary();
  tell(await session.takeOutOfTrash(id), ({ head }) => `${head.name} is back.`);
}

export async function removeForGood(id: string): Promise<void> {
  const { session } = await documentLibrary();
  tell(await session.remove(id), () => 'Removed for good.');
}

export async function emptyTrash(): Promise<void> {
  await (await documentLibrary()).session.freeSpace();
  const { trouble } = libraryStore.getState();
  if (trouble) announce(`${trouble.message} ${trouble.wayOut}`, 'problem');
  else
    announce('Deleted diagrams are removed for good, and of each diagram three earlier versions are kept.');
}

const saveDamaged = (id: string, bytes: string) =>
  saveBytes(`damaged-${id}.txt`, new Blob([bytes], { type: 'text/plain' }));

/** A document as a file; of one that cannot be read, whatever is stored of it. */
export async function downloadKept(id: string): Promise<void> {
  const { library, session } = await documentLibrary();
  const opened = await library.open(id);
  const saved = opened.ok ? await saveFile(opened.diagram) : await saveDamaged(id, opened.bytes ?? '');
  announceSaved(saved);
  if (opened.ok && saved.ok) await session.noteFile(id);
}

export interface EarlierVersion extends Copy {
  readonly outline: Outline;
  readonly components: number;
  readonly connections: number;
}

/** The earlier versions that can be read, newest first. */
export async function earlierVersions({ id, versions }: Head): Promise<readonly EarlierVersion[]> {
  const { library } = await documentLibrary();
  const opened = await Promise.all(
    versions.toReversed().map(async (copy) => [copy, await library.openVersion(id, copy.turn)] as const),
  );
  return opened.flatMap(([copy, answer]) =>
    answer.ok ? [{ ...copy, ...countsOf(answer), outline: outlineOf(answer.diagram, kindTable) }] : [],
  );
}

function countsOf({ diagram }: OpenedCopy) {
  return { components: diagram.components.length, connections: diagram.links.length };
}

/** Back to an earlier version, as one undo step; a document that is not open is opened first. */
export async function restoreKept(id: string, version: Copy): Promise<void> {
  const { session } = await documentLibrary();
  lessonStore.getState().leave?.();
  const opened = isOpenHere(id) ? null : await session.open(id);
  if (opened && !opened.ok) return void tell(opened, () => '');
  if (libraryStore.getState().current.writer !== 'writing')
    return announce('This diagram is open in another tab. Take it over first, or make a copy.', 'problem');
  const restored = await session.restoreVersion(version.turn);
  const said = `The version of ${whenWords(version.savedMs, Date.now())} is back. Undo brings the newest one back.`;
  if (tell(restored, () => said)) closeWindow();
}

export async function keepDraft(): Promise<void> {
  const { session } = await documentLibrary();
  tell(await session.keep(), ({ head }) => `${head.name} is kept in My diagrams.`);
}

export async function viewOnly(): Promise<void> {
  (await documentLibrary()).session.view();
}

export async function copyOfShown(): Promise<void> {
  const { session } = await documentLibrary();
  tell(await session.makeCopy(), ({ head }) => `You work on a copy now: ${head.name}.`);
}

export async function takeOver(): Promise<void> {
  const { session } = await documentLibrary();
  tell(await session.takeOver(), () => 'This tab has the diagram now. The other tab can only look at it.');
}

/** Called when the tab is looked at again. */
export async function lookAgain(): Promise<void> {
  const before = libraryStore.getState().current.writer;
  const writer = await (await documentLibrary()).session.lookAgain();
  if (before !== 'writing' && writer === 'writing')
    announce('The other tab has let go of this diagram. You can change it here now.');
}

/** Instead of the copy that was opened, the damaged newest one, as far as it can be read: one undo step. */
export function undoRestore(): void {
  const { restored } = libraryStore.getState();
  if (!restored?.diagram) return;
  replaceDocument(restored.diagram, 'Go back to the damaged copy');
  libraryStore.setState({ restored: null });
  announce('This is the damaged copy, as far as it can be read. Undo brings the restored one back.');
}

export async function downloadDamaged(): Promise<void> {
  const { restored, current } = libraryStore.getState();
  if (restored) announceSaved(await saveDamaged(current.head?.id ?? 'copy', restored.bytes));
}

export function acceptRestore(): void {
  libraryStore.setState({ restored: null });
}

/** Safe mode: the document is shown, but nothing runs until the visitor says so. */
export async function openWithoutRunning(): Promise<void> {
  const { unsafe } = libraryStore.getState();
  if (!unsafe) return;
  const { session } = await documentLibrary();
  const opened = await session.open(unsafe.id);
  if (tell(opened, ({ diagram }) => `Opened ${diagram.name} without running it.`))
    libraryStore.setState({ unsafe: { ...unsafe, opened: true } });
}

/** Safe mode: the document stays in My diagrams, and a new one is begun. */
export async function startNewInstead(): Promise<void> {
  endSafeMode();
  await openForeignAloud({ diagram: EMPTY_DIAGRAM, from: 'own' }, 'New, empty canvas.');
}
