/** The engine's benchmark inside a worker of a browser: simulated requests per second of wall time. */
/// <reference lib="webworker" />
import { Engine } from '../engine/engine.ts';
import type { EngineModel } from '../engine/model.ts';
import { inTurns, type Speed } from './in-turns.ts';

function speedsOf(models: readonly EngineModel[], seconds: number, rounds: number): Speed[] {
  const works = models.map((model) => (round: number) => {
    const engine = new Engine(model, round + 1);
    const from = performance.now();
    engine.runUntil(seconds * 1000);
    return engine.sent / ((performance.now() - from) / 1000);
  });
  return Object.values(inTurns(rounds, Object.fromEntries(works.entries())));
}

/** Whoever drives the browser calls it by name. */
Object.assign(self, { speedsOf });
