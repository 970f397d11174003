/** Clicking what the overlay draws: a cell, a person in the line or a dot opens that request. */
import { kindOf } from '../../../catalog/index.ts';
import { makeSettings } from '../../../catalog/settings.ts';
import { cellAt, cellsBox, cellsShown, lineBox, personAt } from '../../../picture/cell-layout.ts';
import type { Occupant } from '../../../simulation/occupancy.ts';
import { documentStore } from '../../../stores/document-store.ts';
import { type Playhead, sessionControls } from '../../../stores/session.ts';
import { updateView } from '../../../stores/view-store.ts';
import { componentById } from '../geometry.ts';
import { dotAt } from './draw-flights.ts';

/** The playhead of the last frame drawn; its contents change with every frame. */
export const shown: { playhead: Playhead | null } = { playhead: null };

const PHONE = '(max-width: 47.99em)';

function follow({ request, source }: { readonly request: number; readonly source: number }): boolean {
  const client = shown.playhead?.layout?.sources[source];
  if (client === undefined || request < 0) return false;
  sessionControls.follow(request, client);
  updateView({ rightTab: 'request', ...(window.matchMedia(PHONE).matches && { sheet: 'inspect' as const }) });
  return true;
}

interface At {
  readonly clientX: number;
  readonly clientY: number;
}

function occupantUnder(id: string, card: Element, event: At): Occupant | null {
  const { playhead } = shown;
  const slot = playhead?.layout?.processes.indexOf(id) ?? -1;
  const occupancy = playhead?.processes.get(slot);
  const component = componentById(documentStore.getState().diagram, id);
  if (!occupancy || !component) return null;
  const kind = kindOf(component.kind);
  if (kind.role !== 'process') return null;
  const { width, height } = kind.size;
  const rect = card.getBoundingClientRect();
  const x = ((event.clientX - rect.left) / rect.width) * width;
  const y = ((event.clientY - rect.top) / rect.height) * height;
  const { workers } = kind.plan(makeSettings(kind, component.parameters));
  const busy = occupancy.cells.reduce((sum, cell) => sum + (cell === null ? 0 : 1), 0);
  const cell = cellAt(x, y, cellsShown(workers, busy), cellsBox(width, height));
  if (cell !== null) return occupancy.cells[cell] ?? null;
  const place = personAt(x, y, occupancy.line.length, lineBox(width, height));
  return place === null ? null : (occupancy.line[place] ?? null);
}

export function isOverRequest(id: string, card: Element, event: At): boolean {
  return occupantUnder(id, card, event) !== null;
}

/** Opens the request in the cell or in the line under the pointer, if there is one. */
export function openRequestAt(id: string, card: Element, event: At): void {
  const occupant = occupantUnder(id, card, event);
  if (occupant) follow(occupant);
}

/** Opens the request whose dot is near this point of the overlay. Says whether there was one. */
export function openDotAt(x: number, y: number, coarse: boolean): boolean {
  const dot = dotAt(x, y, coarse ? 22 : 12);
  return dot !== null && follow(dot);
}
