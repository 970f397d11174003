/** What the running session needs from outside: a worker, the document, and where to put what it knows. */
import type { Diagram } from '../diagram/diagram.ts';
import type { ToWorker } from '../worker/protocol.ts';
import type { PlannedRun } from './planned-run.ts';
import type { SessionState } from './session.ts';

export interface SessionSurroundings {
  readonly openWorker: () => void;
  readonly closeWorker: () => void;
  readonly send: (message: ToWorker) => void;
  readonly get: () => SessionState;
  readonly set: (change: Partial<SessionState>) => void;
  /** The document as it is now. */
  readonly diagram: () => Diagram;
  /** Puts the system as it stood at an earlier moment on the canvas; null: as it is now. */
  readonly showEarlier: (diagram: Diagram | null) => void;
  /** That earlier moment becomes the document, as one undo step of this name. */
  readonly continueFromEarlier: (label: string) => void;
  readonly nextRun: (diagram: Diagram) => PlannedRun;
  readonly speeds: readonly number[];
}
