/** For tests: the session of sample-session.ts on the page's own document store, with its undo and redo. */
import type { Diagram } from '../diagram/diagram.ts';
import { becomes, forgetTurns, showEarlier, showNow } from './document-in-run.ts';
import { documentStore, presentDiagram, startDocument } from './document-store.ts';
import { followDocument } from './follow-document.ts';
import { playground } from './sample-session.ts';

let leave: (() => void) | null = null;

/** Paused at a moment of the run of this document. */
export function page(document: Diagram, ms: number) {
  leave?.();
  startDocument(document);
  const diagram = () => presentDiagram(documentStore.getState());
  const playing = playground({ diagram, showEarlier, showNow, becomes, forgetTurns });
  leave = followDocument(playing.session);
  const { session, settle, watch } = playing;
  session.pause();
  /** Does it, and waits for the run to follow. */
  const then = (...deeds: (() => void)[]): void => {
    for (const deed of deeds) {
      deed();
      settle();
      watch(6);
    }
  };
  const goTo = (toMs: number): void => then(() => session.seek(toMs));
  goTo(ms);
  return { ...playing, then, goTo, document: diagram };
}
