/** A system as a picture: real vectors, with its words for a screen reader and the diagram itself inside, to be opened again. */
import { kindOf, kindTable } from '../catalog/index.ts';
import { canvasPosition, sizeOf } from '../diagram/bounds.ts';
import type { Component, Diagram, Link } from '../diagram/diagram.ts';
import { toSvgMetadata } from '../diagram/in-picture.ts';
import { stateWords } from '../simulation/component-words.ts';
import { clockText } from '../simulation/time-words.ts';
import { amount } from '../stores/figure-words.ts';
import { type Curve, curveBetween, lookupOf, pathOf, pointOfCurve } from './bezier-lookup.ts';
import type { Box } from './cell-layout.ts';
import type { CardScene } from './draw-cards.ts';
import { componentLabel, inFlowOrder, neighboursOf } from './flow-order.ts';
import { PALETTES, type Palette, type PictureTheme } from './palettes.ts';
import { badgeOf } from './svg-card-parts.ts';
import { componentCard } from './svg-cards.ts';
import { noteCard } from './svg-machine.ts';
import { Fillings, type Moment, pill, type Sheet, words } from './svg-shapes.ts';
import { element, escapeXml } from './svg-text.ts';
import { coloursOf } from './traffic-colours.ts';

export interface PictureWish {
  /** The whole system. */
  readonly diagram: Diagram;
  /** What is drawn: the whole, or a part of it with the same ids. */
  readonly part: Diagram;
  /** What is put inside; absent: what is drawn. While a scenario runs they differ. */
  readonly kept?: Diagram;
  readonly theme: PictureTheme;
  readonly moment: Moment | null;
}

export interface Picture {
  readonly svg: string;
  /** In units of the canvas: pixels at 100 %. */
  readonly width: number;
  readonly height: number;
}

const FONTS = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', sans-serif";
const PADDING = 32;
const HEAD = 44;
const FOOT = 8;
const NARROWEST = 380;
const OPENS_AGAIN = 'Open this picture in Loadbearing to run it';

export function makePicture({ diagram, part, kept = part, theme, moment }: PictureWish): Picture {
  const palette = PALETTES[theme];
  const fillings = new Fillings(palette);
  const sheet: Sheet = {
    diagram,
    palette,
    moment,
    fillings,
    scene: sceneOf(diagram, palette, fillings, moment),
  };
  const boxes = new Map(part.components.map((component) => [component.id, boxOf(part, component)]));
  const curves = part.links.flatMap((link) => {
    const curve = curveOf(link, boxes);
    return curve ? [{ link, curve }] : [];
  });
  const frame = frameOf(
    [...boxes.values(), ...part.notes],
    curves.map(({ curve }) => curve),
  );
  const cards = (wanted: (component: Component) => boolean) =>
    part.components
      .filter(wanted)
      .map((component) => card(component, boxes, sheet))
      .join('');
  const isMachine = ({ kind }: Component) => kindOf(kind).role === 'machine';
  const drawn = [
    element('rect', { ...frame, fill: palette.canvas }),
    heading(part, frame, sheet),
    cards(isMachine),
    ...curves.map(({ link, curve }) => wire(link, curve, sheet)),
    ...part.notes.map((note) => noteCard(note, sheet)),
    cards((component) => !isMachine(component)),
    ...curves.map(({ curve }) => wireEnds(curve, sheet)),
    ...curves.map(({ link, curve }) => wireLabel(link, curve, sheet)),
  ];
  const inside = [
    element('title', { id: 'lb-title' }, escapeXml(part.name)),
    element('desc', { id: 'lb-desc' }, escapeXml(describe(part, sheet))),
    toSvgMetadata(kept),
    fillings.definitions(),
    element('g', { 'font-family': FONTS }, drawn.join('\n')),
  ];
  const { x, y, width, height } = frame;
  const svg = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `${x} ${y} ${width} ${height}`,
      role: 'img',
      'aria-labelledby': 'lb-title lb-desc',
    },
    `\n${inside.join('\n')}\n`,
  );
  return { svg: `${svg}\n`, width, height };
}

function sceneOf(diagram: Diagram, palette: Palette, fillings: Fillings, moment: Moment | null): CardScene {
  const colours = coloursOf(diagram, palette);
  const sources = moment?.playhead.layout?.sources ?? [];
  return {
    zoom: 1,
    theme: palette,
    colours,
    sourceColour: (slot) => colours.get(sources[slot] ?? '') ?? palette['ink-3'],
    stripes: (colour) => fillings.waiting(colour),
    followed: -1,
  };
}

function boxOf(diagram: Diagram, component: Component): Box {
  return { ...canvasPosition(diagram, component), ...sizeOf(component, kindTable) };
}

/** A part keeps what its machine does to it, also where the machine is not in the picture. */
function card({ id }: Component, boxes: ReadonlyMap<string, Box>, sheet: Sheet): string {
  const box = boxes.get(id);
  const component = sheet.diagram.components.find((each) => each.id === id);
  return box && component ? componentCard(component, box, sheet) : '';
}

/** From the right edge of one card to the left edge of the other. */
function curveOf({ from, to }: Link, boxes: ReadonlyMap<string, Box>): Curve | null {
  const [start, end] = [boxes.get(from), boxes.get(to)];
  if (!start || !end) return null;
  return curveBetween({
    fromX: start.x + start.width,
    fromY: start.y + start.height / 2,
    toX: end.x,
    toY: end.y + end.height / 2,
  });
}

function frameOf(boxes: readonly Box[], curves: readonly Curve[]): Box {
  const edges = [
    ...boxes.map(({ x, y, width, height }) => ({ left: x, top: y, right: x + width, bottom: y + height })),
    ...curves.map((curve) => lookupOf(curve)),
  ];
  if (edges.length === 0) edges.push({ left: 0, top: 0, right: 0, bottom: 0 });
  const left = Math.floor(Math.min(...edges.map((edge) => edge.left))) - PADDING;
  const top = Math.floor(Math.min(...edges.map((edge) => edge.top))) - PADDING - HEAD;
  const right = Math.ceil(Math.max(...edges.map((edge) => edge.right))) + PADDING;
  const bottom = Math.ceil(Math.max(...edges.map((edge) => edge.bottom))) + PADDING + FOOT;
  return { x: left, y: top, width: Math.max(NARROWEST, right - left), height: bottom - top };
}

function heading({ name }: Diagram, frame: Box, { palette, moment, diagram }: Sheet): string {
  const room = { x: frame.x + PADDING, width: frame.width - 2 * PADDING };
  const traffic = diagram.trafficFactor === 1 ? '' : `${amount(diagram.trafficFactor)} × the traffic`;
  const at = moment
    ? `At ${clockText(moment.playhead.timeMs)} of the run, figures of the last ${moment.figuresOverSeconds} s`
    : '';
  const under = [at, traffic].filter(Boolean).join('; ');
  const small = { size: 11, fill: palette['ink-3'] };
  return (
    words(name, { ...room, y: frame.y + 36, size: 16, weight: 700, fill: palette.ink }) +
    words(under, { ...room, ...small, y: frame.y + 54 }) +
    words(OPENS_AGAIN, {
      ...small,
      x: frame.x + frame.width - 12,
      y: frame.y + frame.height - 10,
      anchor: 'end',
      width: frame.width - 24,
    })
  );
}

function wire({ cut }: Link, curve: Curve, { palette }: Sheet): string {
  return element('path', {
    d: pathOf(curve),
    fill: 'none',
    stroke: cut ? palette.bad : palette.wire,
    'stroke-width': 2,
    'stroke-dasharray': cut ? '3 7' : undefined,
    'stroke-linecap': cut ? 'round' : undefined,
  });
}

/** The dots on the edges of the two cards. */
function wireEnds({ fromX, fromY, toX, toY }: Curve, { palette }: Sheet): string {
  const dot = { r: 4, fill: palette.card, stroke: palette.wire, 'stroke-width': 2 };
  return (
    element('circle', { cx: fromX, cy: fromY, ...dot }) + element('circle', { cx: toX, cy: toY, ...dot })
  );
}

function wireLabel({ id, cut }: Link, curve: Curve, { palette, moment }: Sheet): string {
  const middle = pointOfCurve(curve, 0.5);
  if (cut)
    return pill(
      'cut',
      middle,
      { fill: palette['bad-soft'], ink: palette.bad, edge: palette.bad },
      'Scissors',
    );
  if (!moment) return '';
  const rate = `${amount(moment.links.get(id)?.requestsPerSecond ?? 0)}/s`;
  return pill(rate, middle, { fill: palette.panel, ink: palette['ink-2'], edge: palette['line-2'] });
}

/** What a screen reader says of the picture: every part, in the order of the traffic. */
function describe(part: Diagram, sheet: Sheet): string {
  const names = new Map(part.components.map(({ id, name }) => [id, name]));
  const neighbours = neighboursOf(part);
  const sentences = inFlowOrder(part, ({ kind }) => kindOf(kind).role).map((component) => {
    const machine = component.machine === undefined ? null : (names.get(component.machine) ?? null);
    const state = badgeOf(component, sheet);
    const around = neighbours.get(component.id) ?? { receivesFrom: [], sendsTo: [] };
    const word = state && stateWords(state, kindOf(component.kind).role).word;
    return `${componentLabel(component, kindOf(component.kind).label, word, machine, around)}.`;
  });
  return sentences.join('\n');
}
