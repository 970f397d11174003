/** The picture of the system as it is now, and its points as a PNG. */
import { copyItems } from '../../diagram/clipboard.ts';
import type { Diagram } from '../../diagram/diagram.ts';
import { withDiagramInPng } from '../../diagram/in-picture.ts';
import { makePicture, type Picture } from '../../picture/svg-picture.ts';
import type { Moment } from '../../picture/svg-shapes.ts';
import { documentStore, presentDiagram } from '../../stores/document-store.ts';
import { resultsStore } from '../../stores/results-store.ts';
import { sessionControls, sessionStore } from '../../stores/session.ts';
import { type Selection, viewStore } from '../../stores/view-store.ts';
import type { Choices } from './export-choices.ts';

/** The parts that a selection means: of a connection both its ends. */
export function selectedPart(diagram: Diagram, selection: Selection): Diagram {
  const links = diagram.links.filter(({ id }) => selection.links.includes(id));
  const components = [...selection.components, ...links.flatMap(({ from, to }) => [from, to])];
  const { format: _, ...part } = copyItems(diagram, { components, notes: selection.notes });
  const { name, seed, trafficFactor } = diagram;
  return { ...part, name, seed, trafficFactor };
}

/** What a picture holds: the document, without what its scenario has done so far. */
export function keptOf({ part }: Pick<Choices, 'part'>): Diagram {
  return chosenOf(presentDiagram(documentStore.getState()), part);
}

function chosenOf(diagram: Diagram, part: Choices['part']): Diagram {
  return part === 'everything' ? diagram : selectedPart(diagram, viewStore.getState().selection);
}

function momentNow(): Moment {
  const { sampleEvery } = sessionStore.getState();
  return { ...resultsStore.getState(), playhead: sessionControls.frame(), sampled: sampleEvery > 1 };
}

export function pictureNow(choices: Pick<Choices, 'part' | 'theme' | 'withState'>): Picture {
  const { diagram } = documentStore.getState();
  const moment = choices.withState ? momentNow() : null;
  const part = chosenOf(diagram, choices.part);
  return makePicture({ diagram, part, kept: keptOf(choices), theme: choices.theme, moment });
}

/** What browsers can draw at once: Safari stops at 16.7 million points. */
const MOST_POINTS = 16_000_000;
const LONGEST_SIDE = 8192;

export interface PixelSize {
  readonly width: number;
  readonly height: number;
}

/** As wished, or as large as a browser can. */
export function pixelsOf({ width, height }: PixelSize, scale: number): PixelSize {
  const possible = Math.min(
    scale,
    LONGEST_SIDE / width,
    LONGEST_SIDE / height,
    Math.sqrt(MOST_POINTS / (width * height)),
  );
  return {
    width: Math.max(1, Math.floor(width * possible)),
    height: Math.max(1, Math.floor(height * possible)),
  };
}

export const svgBlob = ({ svg }: Picture) => new Blob([svg], { type: 'image/svg+xml' });

/** Draws the picture point by point. Fails where the browser cannot. */
export async function pngBlob(picture: Picture, scale: number, part: Diagram): Promise<Blob> {
  const { width, height } = pixelsOf(picture, scale);
  const address = URL.createObjectURL(svgBlob(picture));
  try {
    const image = new Image(width, height);
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = height;
    canvas.getContext('2d')?.drawImage(image, 0, 0, width, height);
    const drawn = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (!drawn) throw new Error('The browser made no PNG of the picture.');
    const bytes = new Uint8Array(await drawn.arrayBuffer());
    return new Blob([withDiagramInPng(bytes, part)], { type: 'image/png' });
  } finally {
    URL.revokeObjectURL(address);
  }
}
