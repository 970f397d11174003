/** The link of what is on the page: the document and, as chosen, the moment of the run, the view and the lesson. */
import { kindTable } from '../catalog/index.ts';
import type { Diagram } from '../diagram/diagram.ts';
import { encodeLink, type LinkRefusal, type MadeLink } from '../diagram/link-codec.ts';
import type { LinkExtras } from '../diagram/link-extras.ts';
import { ENGINE_VERSION } from '../engine/version.ts';
import type { LogEntry } from '../simulation/edit-log.ts';
import { presentSight } from './canvas-sight.ts';
import { documentStore, presentDiagram } from './document-store.ts';
import { lessonStore } from './lesson-store.ts';
import { platformPacking } from './platform-deflate.ts';
import type { RunPast } from './run-past.ts';
import { sessionControls, sessionStore } from './session.ts';

export interface ShareChoice {
  /** The run with all that was done to it, paused where it stands now. */
  readonly moment: boolean;
  readonly view: boolean;
  readonly lesson: boolean;
}

/** What a link would hold at this moment. Taken once, so that what is shown is what is sent. */
export interface Shareable {
  readonly diagram: Diagram;
  readonly base: Diagram;
  readonly log: readonly LogEntry[];
  /** Null while the run is not there yet. */
  readonly momentMs: number | null;
  readonly speed: number;
  readonly view: LinkExtras['view'] | null;
  readonly lesson: { readonly id: string; readonly title: string } | null;
}

/**
 * The run as it is told to others. What changes no figure, such as a part that was moved, is in no log: the last document
 * of the run is therefore the one on the canvas.
 */
export function runToShare(diagram: Diagram, { base, log }: Pick<RunPast, 'base' | 'log'>) {
  const last = log.findLastIndex(({ change }) => change.what === 'diagram');
  if (last < 0) return { base: diagram, log };
  const told = log.map((entry, index) =>
    index === last ? { ...entry, change: { ...entry.change, what: 'diagram', diagram } as const } : entry,
  );
  return { base, log: told };
}

export function takeShareable(): Shareable {
  // At an earlier moment the canvas shows how the system stood then; the document is what the run leads to.
  const diagram = presentDiagram(documentStore.getState());
  const { lesson } = lessonStore.getState();
  const past = sessionControls.past();
  return {
    diagram,
    ...runToShare(diagram, past),
    momentMs: past.layout ? past.timeMs : null,
    speed: sessionStore.getState().speed,
    view: presentSight(),
    lesson: lesson && { id: lesson.id, title: lesson.title },
  };
}

export function linkOf(shareable: Shareable, choice: ShareChoice): Promise<MadeLink | LinkRefusal> {
  const { diagram, base, log, momentMs, speed, view, lesson } = shareable;
  const ran = choice.moment && momentMs !== null;
  return encodeLink(ran ? base : diagram, kindTable, platformPacking, {
    ...(ran ? { momentMs, speed, engineVersion: ENGINE_VERSION } : {}),
    ...(ran && log.length > 0 ? { log } : {}),
    ...(choice.view && view ? { view } : {}),
    ...(choice.lesson && lesson ? { lesson: lesson.id } : {}),
  });
}
