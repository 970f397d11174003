/** The striped filling of a cell whose worker waits for a dependency. */
import { mix, type Theme } from '../../../picture/traffic-colours.ts';

const SIDE = 6;
const made = new Map<string, CanvasPattern | string>();

/** Made once for each colour and theme. */
export function stripesOf(
  context: CanvasRenderingContext2D,
  colour: string,
  theme: Theme,
): CanvasPattern | string {
  const key = `${colour}${theme.card}`;
  const known = made.get(key);
  if (known !== undefined) return known;
  const tile = document.createElement('canvas');
  tile.width = SIDE;
  tile.height = SIDE;
  const pen = tile.getContext('2d');
  const light = mix(colour, theme.card, 0.62);
  if (pen) {
    pen.fillStyle = light;
    pen.fillRect(0, 0, SIDE, SIDE);
    pen.strokeStyle = colour;
    pen.lineWidth = 2.2;
    pen.beginPath();
    for (const offset of [-SIDE, 0, SIDE]) {
      pen.moveTo(offset - 1, SIDE + 1);
      pen.lineTo(offset + SIDE + 1, -1);
    }
    pen.stroke();
  }
  const pattern = context.createPattern(tile, 'repeat') ?? light;
  if (made.size > 200) made.clear();
  made.set(key, pattern);
  return pattern;
}
