/** The card of a client population in a saved picture. */
import type { ClientKind } from '../catalog/kind.ts';
import { makeSettings } from '../catalog/settings.ts';
import type { Component } from '../diagram/diagram.ts';
import type { ComponentState } from '../simulation/component-life.ts';
import { durationText } from '../simulation/time-words.ts';
import { amount } from '../stores/figure-words.ts';
import type { Box } from './cell-layout.ts';
import { p95Text, shareText } from './figure-words.ts';
import type { IconName } from './icon-paths.ts';
import { frame, head } from './svg-card-parts.ts';
import { bothEnds, icon, type Sheet, words } from './svg-shapes.ts';
import { element, textWidth, wrapped } from './svg-text.ts';
import { outcomeSeen, userView } from './user-view.ts';

const SCREEN_ICONS: Readonly<Record<string, IconName>> = {
  page: 'CircleCheck',
  app: 'CircleCheck',
  spinner: 'Loader',
  'browser-error': 'CloudOff',
  'app-error': 'TriangleAlert',
  'server-error': 'ServerCrash',
};

export function clientCard(component: Component, kind: ClientKind, box: Box, sheet: Sheet): string {
  const { palette, moment } = sheet;
  const state: ComponentState | null = component.power === 'on' ? null : 'stopped';
  const settings = makeSettings(kind, component.parameters);
  const inside = { x: box.x + 12, width: box.width - 24 };
  const bottom = box.y + box.height;
  const figures = moment?.figures.get(component.id);
  const client = figures?.role === 'client' ? figures : null;
  const share = client ? shareText(client) : { text: '', bad: false };
  const screen = {
    x: box.x + 10,
    y: box.y + 46,
    width: box.width - 20,
    height: box.height - (moment ? 88 : 58),
  };
  const small = { size: 11, fill: palette['ink-3'] };
  return (
    frame(box, state, sheet) +
    head(component, kind, box, state !== null, sheet) +
    words(kind.describe(settings), { ...small, x: box.x + 45, y: box.y + 36, width: box.width - 55 }) +
    element('rect', { ...screen, rx: 8, fill: palette.sunken, stroke: palette.line }) +
    (moment ? userScreen(component, kind, screen, sheet) : networkFacts(component, kind, screen, sheet)) +
    (moment
      ? bothEnds(
          windowWords(moment.figuresOverSeconds, share.text, inside.width),
          share.text,
          { ...inside, y: bottom - 23 },
          { size: 12, fill: palette['ink-3'] },
          { weight: share.bad ? 650 : 550, fill: share.bad ? palette.bad : palette.ink },
        ) +
        bothEnds(
          `${amount(client?.offeredPerSecond ?? 0)} requests/s`,
          p95Text(figures),
          { ...inside, y: bottom - 8 },
          small,
        )
      : '')
  );
}

/** "last 3 s", or less where what became of the requests needs the room. */
function windowWords(seconds: number, beside: string, width: number): string {
  const full = `last ${seconds} s`;
  return textWidth(full, 12) + textWidth(beside, 12, 650) + 8 <= width ? full : `${seconds} s`;
}

/** What the user sees now. */
function userScreen(component: Component, kind: ClientKind, screen: Box, { palette, moment }: Sheet): string {
  const { id, power } = component;
  const seen = outcomeSeen(moment?.latest.get(id)?.outcome, moment?.figures.get(id));
  const view = userView(kind, power === 'on', seen);
  const good = view.screen === 'page' || view.screen === 'app';
  const colour = good ? palette.ok : view.screen === 'spinner' ? palette.ink : palette.bad;
  const details = wrapped(view.detail, screen.width - 20, 11, 2);
  const sketch = good && details.length === 1 ? [0.82, 0.64] : [];
  return (
    icon(SCREEN_ICONS[view.screen] ?? 'Loader', { x: screen.x + 10, y: screen.y + 8, size: 14, colour }) +
    words(view.title, {
      x: screen.x + 29,
      y: screen.y + 19,
      size: 12,
      weight: 650,
      fill: colour,
      width: screen.width - 37,
    }) +
    details
      .map((line, at) =>
        words(line, { x: screen.x + 10, y: screen.y + 34 + at * 14, size: 11, fill: palette['ink-2'] }),
      )
      .join('') +
    sketch
      .map((share, at) =>
        element('rect', {
          x: screen.x + 10,
          y: screen.y + 44 + at * 8,
          width: (screen.width - 20) * share,
          height: 4,
          rx: 2,
          fill: palette['line-2'],
        }),
      )
      .join('')
  );
}

/** Where no run is shown: what it sends and from how far away. */
function networkFacts(component: Component, kind: ClientKind, screen: Box, { palette, diagram }: Sheet) {
  const plan = kind.plan(makeSettings(kind, component.parameters));
  const facts = [
    `sends ${amount(plan.ratePerSecond * diagram.trafficFactor)} requests/s`,
    `${amount(plan.roundTripMs)} ms away, ${amount(plan.megabitsPerSecond)} Mbit/s`,
    `gives up after ${durationText(plan.timeoutMs)}`,
  ];
  return facts
    .map((line, at) =>
      words(line, {
        x: screen.x + 10,
        y: screen.y + 24 + at * 20,
        size: 11,
        fill: palette['ink-2'],
        width: screen.width - 16,
      }),
    )
    .join('');
}
