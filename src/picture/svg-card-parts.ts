/** What the cards of a saved picture have in common: frame, head, badge and load limit. */
import type { ClientKind, ProcessKind } from '../catalog/kind.ts';
import type { Component } from '../diagram/diagram.ts';
import type { ComponentState } from '../simulation/component-life.ts';
import { loadLimit } from '../simulation/load-limit.ts';
import { amount } from '../stores/figure-words.ts';
import type { Box } from './cell-layout.ts';
import { stateShown } from './process-now.ts';
import { type Sheet, strokes, words } from './svg-shapes.ts';
import { element } from './svg-text.ts';

const BAD = new Set<ComponentState>(['saturated', 'refusing', 'crashed']);
const GONE = new Set<ComponentState>(['stopped', 'unreachable']);

export const isGone = (state: ComponentState | null) => state !== null && GONE.has(state);

/** A badge says what the run reports, and what somebody switched off in any case. */
export function badgeOf(component: Component, sheet: Sheet): ComponentState | null {
  const state = stateShown(sheet.diagram, component, sheet.moment?.states.get(component.id));
  return sheet.moment || GONE.has(state) ? state : null;
}

export function frame(box: Box, state: ComponentState | null, { palette }: Sheet): string {
  const bad = state !== null && BAD.has(state);
  const gone = isGone(state);
  const stroke = bad
    ? palette.bad
    : state === 'strained'
      ? palette.warn
      : gone
        ? palette.edge
        : palette['line-2'];
  const ring = { ...box, x: box.x - 2, y: box.y - 2, width: box.width + 4, height: box.height + 4 };
  return (
    (bad
      ? element('rect', {
          ...ring,
          rx: 14,
          fill: 'none',
          stroke: palette.bad,
          'stroke-width': 3,
          'stroke-opacity': 0.16,
        })
      : '') +
    element('rect', {
      ...box,
      rx: 12,
      fill: palette.card,
      stroke,
      'stroke-width': 1.5,
      'stroke-dasharray': gone ? '5 4' : undefined,
    })
  );
}

/** The coloured square with the icon, and the name beside it. */
export function head(
  component: Component,
  kind: ClientKind | ProcessKind,
  box: Box,
  gone: boolean,
  { palette }: Sheet,
): string {
  const square = { x: box.x + 12, y: box.y + 11, width: 26, height: 26, rx: 7 };
  return (
    element('rect', { ...square, fill: gone ? palette.off : palette[kind.colour] }) +
    strokes(kind.icon, { x: square.x + 5, y: square.y + 5, size: 16, colour: palette['on-kind'] }) +
    words(component.name, {
      x: box.x + 45,
      y: box.y + 20,
      size: 13,
      weight: 650,
      fill: palette.ink,
      width: box.width - 55,
    })
  );
}

export function limitText(component: Component, { diagram }: Sheet): string {
  const { perSecond } = loadLimit(diagram, component.id);
  return perSecond === null ? '' : `limit about ${amount(perSecond)}/s`;
}
