/** What the running session needs from outside: a worker, the document, and where to put what it knows. */
import type { Diagram } from '../diagram/diagram.ts';
import type { Effects } from '../diagram/effects.ts';
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
  /** Puts the system as it stood at an earlier moment on the canvas. */
  readonly showEarlier: (diagram: Diagram) => void;
  /** Puts the system as it is now on the canvas, with what the scenario has done to it. */
  readonly showNow: (effects: Effects) => void;
  /** A turn of the run, of this number: the document becomes this one, as one undo step of this name. */
  readonly becomes: (document: Diagram, label: string, turn: number) => void;
  /** Another run begins: undo steps turn the one before no more. */
  readonly forgetTurns: () => void;
  readonly nextRun: (diagram: Diagram) => PlannedRun;
  readonly speeds: readonly number[];
}
