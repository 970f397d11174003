/** The small things that all cards of a saved picture are made of: words, icons, badges, pills, and fillings to be defined. */
import type { Diagram } from '../diagram/diagram.ts';
import type { ComponentState } from '../simulation/component-life.ts';
import { type StateTone, stateWords } from '../simulation/component-words.ts';
import type { ResultsState } from '../stores/results-store.ts';
import type { Playhead } from '../stores/session.ts';
import type { CardScene } from './draw-cards.ts';
import { ICON_PATHS, type IconName } from './icon-paths.ts';
import type { Palette } from './palettes.ts';
import { element, escapeXml, fitted, textWidth } from './svg-text.ts';
import { mix } from './traffic-colours.ts';

/** The state of the run that a picture shows. */
export interface Moment
  extends Pick<ResultsState, 'figures' | 'links' | 'states' | 'latest' | 'figuresOverSeconds'> {
  readonly playhead: Pick<Playhead, 'timeMs' | 'layout' | 'processes'>;
  /** The dots of the canvas are a sample, so cells show measured means. */
  readonly sampled: boolean;
}

/** What every card needs to know. */
export interface Sheet {
  /** The whole system, also where only a part of it is drawn. */
  readonly diagram: Diagram;
  readonly palette: Palette;
  readonly scene: CardScene;
  /** Null: only what the document says. */
  readonly moment: Moment | null;
  readonly fillings: Fillings;
}

/** Striped fillings, each defined once. */
export class Fillings {
  private readonly made = new Map<string, string>();
  private readonly palette: Palette;

  constructor(palette: Palette) {
    this.palette = palette;
  }

  /** Of a cell whose worker waits. */
  waiting(colour: string): string {
    return this.of(`waiting${colour}`, (id) =>
      element(
        'pattern',
        { id, width: 6, height: 6, patternUnits: 'userSpaceOnUse' },
        element('rect', { width: 6, height: 6, fill: mix(colour, this.palette.card, 0.62) }) +
          element('path', { d: 'M-7 7L1-1M-1 7L7-1M5 7L13-1', stroke: colour, 'stroke-width': 2.2 }),
      ),
    );
  }

  /** Of a machine without power. */
  unpowered(): string {
    return this.of('unpowered', (id) =>
      element(
        'pattern',
        { id, width: 11, height: 11, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
        element('rect', { width: 2, height: 11, fill: this.palette.edge, 'fill-opacity': 0.16 }),
      ),
    );
  }

  definitions(): string {
    return element('defs', {}, [...this.made.values()].join(''));
  }

  private of(key: string, make: (id: string) => string): string {
    const id = `lb-${key.replace(/[^a-z0-9]/gi, '')}`;
    if (!this.made.has(id)) this.made.set(id, make(id));
    return `url(#${id})`;
  }
}

export interface TextLook {
  readonly x: number;
  /** Of the line that letters stand on. */
  readonly y: number;
  readonly size: number;
  readonly fill: string;
  readonly weight?: number;
  /** Cut to this. */
  readonly width?: number;
  readonly anchor?: 'start' | 'middle' | 'end';
}

export function words(text: string, { x, y, size, fill, weight, width, anchor }: TextLook): string {
  if (text === '') return '';
  const shown = width === undefined ? text : fitted(text, width, size, weight);
  const look = { 'font-size': size, 'font-weight': weight, fill };
  const at = anchor === 'start' ? undefined : anchor;
  return element('text', { x, y, ...look, 'text-anchor': at }, escapeXml(shown));
}

/** Two texts on one line, at its two ends; the right one keeps its length. */
export function bothEnds(
  left: string,
  right: string,
  line: { readonly x: number; readonly y: number; readonly width: number },
  look: Omit<TextLook, 'x' | 'y' | 'width' | 'anchor'>,
  rightLook: Partial<TextLook> = {},
): string {
  const ending = { ...look, ...rightLook };
  const taken = right === '' ? 0 : textWidth(right, ending.size, ending.weight) + 8;
  return (
    words(left, { ...look, x: line.x, y: line.y, width: Math.max(0, line.width - taken) }) +
    words(right, { ...ending, x: line.x + line.width, y: line.y, anchor: 'end' })
  );
}

export interface IconLook {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly colour: string;
  readonly stroke?: number;
}

export function strokes(paths: readonly string[], { x, y, size, colour, stroke = 2 }: IconLook): string {
  const scale = Math.round((size / 24) * 1000) / 1000;
  return element(
    'g',
    {
      transform: `translate(${Math.round(x * 100) / 100} ${Math.round(y * 100) / 100}) scale(${scale})`,
      fill: 'none',
      stroke: colour,
      'stroke-width': stroke,
      'stroke-linecap': 'round',
      'stroke-linejoin': 'round',
    },
    paths.map((d) => element('path', { d })).join(''),
  );
}

export const icon = (name: IconName, look: IconLook) => strokes(ICON_PATHS[name], look);

function coloursOfTone(tone: StateTone, palette: Palette) {
  if (tone === 'calm') return { fill: palette.sunken, ink: palette['ink-2'], stroke: palette['line-2'] };
  return { fill: palette[`${tone}-soft`], ink: palette[tone], stroke: undefined };
}

const BADGE_HEIGHT = 17;

/** What bears a badge. */
type Bearer = 'machine' | 'process';

/** Width of a state's badge. */
export function badgeWidth(state: ComponentState, of: Bearer): number {
  return 5 + 11 + 3 + textWidth(stateWords(state, of).word, 11, 600) + 7;
}

/** Icon, word and colour together; `right` and `middle` are where it stands. */
export function badge(
  state: ComponentState,
  of: Bearer,
  right: number,
  middle: number,
  { palette }: Sheet,
): string {
  const { word, icon: name, tone } = stateWords(state, of);
  const { fill, ink, stroke } = coloursOfTone(tone, palette);
  const width = badgeWidth(state, of);
  const x = right - width;
  return (
    element('rect', {
      x,
      y: middle - BADGE_HEIGHT / 2,
      width,
      height: BADGE_HEIGHT,
      rx: BADGE_HEIGHT / 2,
      fill,
      stroke,
    }) +
    icon(name, { x: x + 5, y: middle - 5.5, size: 11, colour: ink, stroke: 2.4 }) +
    words(word, { x: x + 19, y: middle + 4, size: 11, weight: 600, fill: ink })
  );
}

/** A small label on a line: its middle is given. */
export function pill(
  text: string,
  at: { readonly x: number; readonly y: number },
  colours: { readonly fill: string; readonly ink: string; readonly edge: string },
  iconName?: IconName,
): string {
  const before = iconName ? 16 : 0;
  const width = textWidth(text, 12, 550) + 14 + before;
  const x = at.x - width / 2;
  return (
    element('rect', {
      x,
      y: at.y - 10,
      width,
      height: 20,
      rx: 10,
      fill: colours.fill,
      stroke: colours.edge,
    }) +
    (iconName ? icon(iconName, { x: x + 7, y: at.y - 6, size: 12, colour: colours.ink }) : '') +
    words(text, { x: x + 7 + before, y: at.y + 4, size: 12, weight: 550, fill: colours.ink })
  );
}
