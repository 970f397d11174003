/** The system at the playhead: as it is now, or as it stood before something was done to it. */
import type { Diagram } from '../diagram/diagram.ts';
import { type Effects, NO_EFFECTS } from '../diagram/effects.ts';
import type { EngineModel } from '../engine/model.ts';
import { compile } from '../simulation/compile.ts';
import { running } from '../simulation/scenario-steps.ts';
import type { RunRecord } from './run-record.ts';
import type { SessionSurroundings } from './session-surroundings.ts';

export class RunMoment {
  /** The farthest the playhead has been since something was last done: "now". */
  presentMs = 0;
  diagram: Diagram;
  model: EngineModel;
  private modelText: string;
  /** Of what it was made. */
  private document: Diagram;
  private effects: Effects = NO_EFFECTS;
  private readonly around: SessionSurroundings;
  private readonly record: RunRecord;

  constructor(around: SessionSurroundings, record: RunRecord) {
    this.around = around;
    this.record = record;
    this.diagram = around.diagram();
    this.document = this.diagram;
    this.model = compile(this.diagram).model;
    this.modelText = JSON.stringify(this.model);
  }

  /** The playhead stands here, and `reached` it in this run. Returns whether another system runs there than before. */
  standAt(timeMs: number, reached: boolean): boolean {
    if (reached) this.presentMs = Math.max(this.presentMs, timeMs);
    const later = this.record.after(timeMs);
    const isAsNow = later.every(({ change }) => change.what === 'send');
    const standing = this.record.standingAt(timeMs);
    const document = isAsNow ? this.around.diagram() : standing.document;
    const { effects } = standing;
    const { laterChanges } = this.around.get();
    if (laterChanges !== later.length)
      this.around.set({ laterChanges: later.length, presentMs: this.presentMs });
    const isSame = document === this.document && effects === this.effects;
    if (isSame && laterChanges === later.length) return false;
    const diagram = isSame ? this.diagram : running({ document, effects });
    this.document = document;
    this.effects = effects;
    if (later.length === 0) this.around.showNow(effects);
    else this.around.showEarlier(diagram);
    return this.adopt(diagram);
  }

  /** Whether the same system runs in this diagram. Moving a box changes nothing. */
  runsAs(diagram: Diagram): boolean {
    return JSON.stringify(compile(diagram).model) === this.modelText;
  }

  private adopt(diagram: Diagram): boolean {
    if (diagram === this.diagram) return false;
    const { model } = compile(diagram);
    const modelText = JSON.stringify(model);
    this.diagram = diagram;
    this.model = model;
    const isOther = modelText !== this.modelText;
    this.modelText = modelText;
    return isOther;
  }
}
