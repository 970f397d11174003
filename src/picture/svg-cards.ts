/** The cards of a saved picture, as the canvas shows them: here those of processes. */
import { kindOf } from '../catalog/index.ts';
import type { ProcessKind } from '../catalog/kind.ts';
import type { Component } from '../diagram/diagram.ts';
import { amount } from '../stores/figure-words.ts';
import { capacityWords, noLineWords } from './capacity-words.ts';
import type { Box } from './cell-layout.ts';
import { drawProcess } from './draw-cards.ts';
import { p95Text, servedText } from './figure-words.ts';
import { processNow } from './process-now.ts';
import { badgeOf, frame, head, isGone, limitText } from './svg-card-parts.ts';
import { clientCard } from './svg-client.ts';
import { machineBox } from './svg-machine.ts';
import { SvgPen } from './svg-pen.ts';
import { badge, badgeWidth, bothEnds, type Sheet, words } from './svg-shapes.ts';

export function componentCard(component: Component, box: Box, sheet: Sheet): string {
  const kind = kindOf(component.kind);
  if (kind.role === 'client') return clientCard(component, kind, box, sheet);
  return kind.role === 'process'
    ? processCard(component, kind, box, sheet)
    : machineBox(component, kind, box, sheet);
}

function processCard(component: Component, kind: ProcessKind, box: Box, sheet: Sheet): string {
  const { palette, moment, scene, diagram } = sheet;
  const state = badgeOf(component, sheet);
  const slot = moment?.playhead.layout?.processes.indexOf(component.id) ?? -1;
  const figures = moment?.figures.get(component.id);
  const occupancy = moment?.playhead.processes.get(slot);
  const now = processNow(diagram, component, occupancy, figures, moment?.sampled ?? false);
  const pen = new SvgPen();
  drawProcess(pen, box, now, scene, 0);
  const waitsFor = moment?.playhead.layout?.processes[now.held.waitingFor];
  const waitsForName = diagram.components.find(({ id }) => id === waitsFor)?.name ?? null;
  const capacity = moment
    ? capacityWords(now.held, now.workers, now.backlogLimit, waitsForName, now.down)
    : { cells: '', line: now.backlogLimit === null ? '' : `room for ${amount(now.backlogLimit)}` };
  const inside = { x: box.x + 12, width: box.width - 24 };
  const bottom = box.y + box.height;
  const small = { size: 11, fill: palette['ink-3'] };
  const slower = component.slowFactor === 1 ? '' : `${component.slowFactor}× slower`;
  const badgeRoom = state ? badgeWidth(state, 'process') + 6 : 0;
  return (
    frame(box, state, sheet) +
    head(component, kind, box, isGone(state), sheet) +
    words(slower || kind.label.toLowerCase(), {
      ...small,
      x: box.x + 45,
      y: box.y + 36,
      width: box.width - 55 - badgeRoom,
    }) +
    (state ? badge(state, 'process', box.x + box.width - 10, box.y + 32, sheet) : '') +
    bothEnds(
      now.workers === null ? kind.words.cells : `${amount(now.workers)} ${kind.words.cells}`,
      capacity.cells,
      { ...inside, y: box.y + 52 },
      small,
    ) +
    pen.toString() +
    bothEnds(
      kind.words.line,
      now.backlogLimit === 0 ? noLineWords(now.fullPolicy) : capacity.line,
      { ...inside, y: bottom - 52 },
      small,
    ) +
    (moment
      ? bothEnds(
          servedText(figures, kind.words.served) || `0 ${kind.words.served}`,
          p95Text(figures),
          { ...inside, y: bottom - 23 },
          { size: 12, weight: 550, fill: palette.ink },
        )
      : '') +
    words(limitText(component, sheet), { ...small, x: inside.x, y: bottom - 8 })
  );
}
