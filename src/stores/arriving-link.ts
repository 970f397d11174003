/** Opens the link in the page's address: the sender's document, run, moment and view, or a card that says why not. */
import { kindTable } from '../catalog/index.ts';
import type { Diagram } from '../diagram/diagram.ts';
import { decodeLink, LINK_VERSION, type LinkRefusal, type OpenedLink } from '../diagram/link-codec.ts';
import { endOf } from '../diagram/link-extras.ts';
import { scenarioOf, withScenario } from '../diagram/scenario.ts';
import { ENGINE_VERSION } from '../engine/version.ts';
import type { Arrival, Arrived } from './arrival-store.ts';
import { planSight } from './canvas-sight.ts';
import { planRun, WARM_UP_MS } from './planned-run.ts';
import { platformPacking } from './platform-deflate.ts';

export interface ReadLink {
  /** Null: it did not open. */
  readonly diagram: Diagram | null;
  /** Opens paused, at a moment of its run. */
  readonly isPaused: boolean;
  /** Null: nothing to be said. */
  readonly arrival: Arrival | null;
}

function refused(address: string, { message, place, wayOut, reason }: LinkRefusal): ReadLink {
  return {
    diagram: null,
    isPaused: false,
    arrival: {
      what: 'refused',
      source: 'link',
      ...{ message, place: place ?? null, wayOut },
      mayReload: reason === 'too-new',
      text: address,
    },
  };
}

/** The last change of the document in the run is the document itself; the scenario is one for the whole run. */
export function shownDiagram({ diagram, extras }: OpenedLink): Diagram {
  const end = endOf(extras);
  return end ? withScenario(end, scenarioOf(diagram)) : diagram;
}

function arrivalOf({ extras, repairs, inRange = [], format }: OpenedLink): Arrived | null {
  const notes = [
    ...(format < LINK_VERSION ? ['Made with an older version; converted.'] : []),
    ...(extras.engineVersion !== undefined && extras.engineVersion !== ENGINE_VERSION
      ? ['The simulation has changed since this link was made. Figures may differ from what its sender saw.']
      : []),
  ];
  const lesson = extras.lesson ?? null;
  if (notes.length === 0 && repairs.length === 0 && lesson === null) return null;
  return { what: 'arrived', source: 'link', repairs, inRange, notes, lesson };
}

/** Reads the link and plans its run and its view for the document, which the caller then opens. Never throws. */
export async function readLink(address: string): Promise<ReadLink> {
  const link = await decodeLink(address, kindTable, platformPacking);
  if (!link.ok) return refused(address, link);
  const { log = [], momentMs, speed, view } = link.extras;
  const diagram = shownDiagram(link);
  if (log.length > 0 || momentMs !== undefined) {
    const startMs = momentMs ?? Math.max(WARM_UP_MS, log.at(-1)?.atMs ?? 0);
    planRun(diagram, { base: link.diagram, log, startMs, momentMs: startMs, ...(speed && { speed }) });
  }
  if (view) planSight(diagram, view);
  return { diagram, isPaused: momentMs !== undefined, arrival: arrivalOf(link) };
}
