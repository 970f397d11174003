/** What the page's address asks for, at the start and whenever it changes: a link, a lesson, or something unknown. */
import { clearFragment, readFragment } from '../stores/address.ts';
import { showArrival } from '../stores/arrival-store.ts';
import type { ReadLink } from '../stores/arriving-link.ts';
import { documentStore, presentDiagram } from '../stores/document-store.ts';
import { type Foreign, openForeign } from '../stores/documents.ts';
import { fetchPiece } from '../stores/fetch-piece.ts';
import { sessionControls } from '../stores/session.ts';
import { announce } from '../stores/view-store.ts';
import { openLessonNamed } from './lesson-doors.ts';

/** Reads what stands in the address; the code for that is fetched only when there is a link. */
async function readAddress(): Promise<ReadLink> {
  const text = location.href;
  try {
    return await (await fetchPiece(() => import('../stores/arriving-link.ts'))).readLink(text);
  } catch {
    const message = 'The part of the page that opens links could not be fetched.';
    return { diagram: null, isPaused: false, arrival: refusedLink(text, message, 'Reload the page.', true) };
  }
}

function refusedLink(text: string, message: string, wayOut: string, mayReload: boolean) {
  return { ...({ what: 'refused', source: 'link', place: null } as const), message, wayOut, mayReload, text };
}

/** A link stays in the address as long as what it brought is on the canvas unchanged; a reload then shows it again. */
function watchLinked({ diagram }: ReadLink): void {
  const stop = documentStore.subscribe((state) => {
    if (presentDiagram(state) === diagram) return;
    stop();
    clearFragment();
  });
}

/** The document of the link is on the canvas, or it did not open: what there is to say about it. */
function sayHowItWent(link: ReadLink): void {
  showArrival(link.arrival);
  if (!link.diagram) return;
  watchLinked(link);
  const how = link.isPaused ? ' It stands at the moment that was sent: press Play to go on.' : '';
  announce(`Opened "${link.diagram.name}" from a link.${how} Your own diagrams are as you left them.`);
}

/** The document in the link that the page was opened with, to be shown instead of the visitor's own; null: none. */
export async function arrivingLink(): Promise<Foreign | null> {
  if (readFragment(location.hash).what !== 'link') {
    answerTheRest();
    return null;
  }
  const link = await readAddress();
  if (link.isPaused) sessionControls.pause();
  // After the document is on the canvas, which is the caller's next step.
  setTimeout(() => sayHowItWent(link));
  return link.diagram && { diagram: link.diagram, from: 'link' };
}

let turn = 0;

async function openLink(): Promise<void> {
  turn += 1;
  const mine = turn;
  const text = location.href;
  const link = await readAddress();
  if (mine !== turn) return;
  if (!link.diagram) return sayHowItWent(link);
  if (link.isPaused) sessionControls.pause();
  const opened = await openForeign({ diagram: link.diagram, from: 'link' });
  if (opened.ok) sayHowItWent(link);
  else showArrival(refusedLink(text, opened.message, opened.wayOut, false));
}

function answerTheRest(): void {
  const asked = readFragment(location.hash);
  if (asked.what === 'lesson') {
    clearFragment();
    openLessonNamed(asked.word);
  } else if (asked.what === 'unknown') {
    clearFragment();
    announce(
      `The address ended in "#${asked.word}", which is nothing here. Your own work is open.`,
      'problem',
    );
  }
}

/** The address has changed while the page is open. */
export function answerAddress(): void {
  if (readFragment(location.hash).what === 'link') void openLink();
  else answerTheRest();
}
