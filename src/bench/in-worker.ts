/** The engine's benchmark inside a worker of a browser: simulated requests per second of wall time. */
/// <reference lib="webworker" />
import { Engine } from '../engine/engine.ts';
import type { EngineModel } from '../engine/model.ts';

const RUNS = 6;

/** Median of five runs after one to warm up. */
function speedOf(model: EngineModel, seconds: number): number {
  const speeds = Array.from({ length: RUNS }, (_, index) => {
    const engine = new Engine(model, index + 1);
    const from = performance.now();
    engine.runUntil(seconds * 1000);
    return engine.sent / ((performance.now() - from) / 1000);
  });
  return speeds.slice(1).toSorted((one, other) => one - other)[2] ?? 0;
}

/** Whoever drives the browser calls it by name. */
Object.assign(self, { speedOf });
