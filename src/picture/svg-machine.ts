/** A machine and a note in a saved picture. */
import type { MachineKind } from '../catalog/kind.ts';
import { makeSettings } from '../catalog/settings.ts';
import type { Component, Note } from '../diagram/diagram.ts';
import type { Box } from './cell-layout.ts';
import { drawMeter } from './draw-cards.ts';
import { cpuText } from './figure-words.ts';
import { badgeOf, isGone, limitText } from './svg-card-parts.ts';
import { SvgPen } from './svg-pen.ts';
import { badge, badgeWidth, type Sheet, words } from './svg-shapes.ts';
import { element, fitted, textWidth, wrapped } from './svg-text.ts';

/** Narrower machines keep only their name in the head, as on the canvas. */
const NARROW = 330;

export function machineBox(component: Component, kind: MachineKind, box: Box, sheet: Sheet): string {
  const { palette, moment, scene, fillings } = sheet;
  const state = badgeOf(component, sheet);
  const figures = moment?.figures.get(component.id);
  const machine = figures?.role === 'machine' ? figures : undefined;
  const right = box.x + box.width;
  const bottom = box.y + box.height;
  const narrow = box.width <= NARROW;
  const cpu = moment ? cpuText(machine?.cpuShare ?? 0) : '';
  /** What stands in the head from the right: meter, CPU, badge. */
  const cpuRight = right - 88;
  const cpuLeft = moment ? cpuRight - textWidth(cpu, 12, 600) - 12 : right - 12;
  const headRight = state && !narrow ? cpuLeft - badgeWidth(state, 'machine') - 12 : cpuLeft;
  const pen = new SvgPen();
  if (moment) drawMeter(pen, box, machine, scene);
  const limit = limitText(component, sheet);
  return (
    element('rect', {
      ...box,
      rx: 16,
      ...(isGone(state) ? { fill: fillings.unpowered() } : translucent(palette.machine)),
      stroke: state === 'saturated' ? palette.bad : palette['machine-edge'],
      'stroke-width': 1.5,
      'stroke-dasharray': '5 4',
    }) +
    machineName(component, kind, box.x + 14, { y: box.y + 27, right: headRight, narrow }, sheet) +
    (state && !narrow ? badge(state, 'machine', cpuLeft, box.y + 23, sheet) : '') +
    words(cpu, {
      x: cpuRight,
      y: box.y + 27,
      size: 12,
      weight: 600,
      anchor: 'end',
      fill: (machine?.cpuShare ?? 0) >= 0.95 ? palette.bad : palette['ink-2'],
    }) +
    pen.toString() +
    (limit === '' ? '' : onEdge(limit, box.x + 18, bottom, sheet)) +
    (state && narrow ? badge(state, 'machine', right - 16, bottom, sheet) : '')
  );
}

function machineName(
  { name, parameters, slowFactor }: Component,
  kind: MachineKind,
  x: number,
  { y, right, narrow }: { readonly y: number; readonly right: number; readonly narrow: boolean },
  { palette }: Sheet,
): string {
  const shown = fitted(name, Math.min(160, right - x), 13, 650);
  const title = words(shown, { x, y, size: 13, weight: 650, fill: palette.ink });
  const { cores } = kind.plan(makeSettings(kind, parameters));
  const slower = slowFactor === 1 ? '' : `, ${slowFactor}× slower`;
  const after = x + textWidth(shown, 13, 650) + 2;
  const what = `· ${narrow ? '' : 'machine, '}${cores} ${cores === 1 ? 'core' : 'cores'}${slower}`;
  if (right - after < 48) return title;
  return title + words(what, { x: after, y, size: 12, fill: palette['ink-2'], width: right - after });
}

/** "#ffffffa6" in the notation that every program reads. */
function translucent(colour: string): { fill: string; 'fill-opacity': number } {
  return { fill: colour.slice(0, 7), 'fill-opacity': Number.parseInt(colour.slice(7), 16) / 255 };
}

/** On the lower edge of the box, so that no card covers it. */
function onEdge(text: string, x: number, y: number, { palette }: Sheet): string {
  const width = textWidth(text, 11) + 14;
  return (
    element('rect', { x, y: y - 7.5, width, height: 15, rx: 7.5, fill: palette.canvas }) +
    words(text, { x: x + 7, y: y + 4, size: 11, fill: palette['ink-3'] })
  );
}

const LINE = 18.85;

export function noteCard({ text, ...box }: Note, { palette }: Sheet): string {
  const lines = wrapped(text, box.width - 24, 13, Math.max(1, Math.floor((box.height - 16) / LINE)));
  return (
    element('rect', { ...boxOf(box), rx: 8, fill: palette['note-soft'], stroke: palette['line-2'] }) +
    lines
      .map((line, at) =>
        words(line, { x: box.x + 12, y: box.y + 23 + at * LINE, size: 13, fill: palette.ink }),
      )
      .join('')
  );
}

const boxOf = ({ x, y, width, height }: Box): Box => ({ x, y, width, height });
