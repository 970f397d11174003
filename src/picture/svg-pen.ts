/** A pen that writes SVG: it takes the same orders as the canvas of the page and keeps the shapes as elements. */
import type { Pen } from './draw-cards.ts';
import { element } from './svg-text.ts';

type Shape = (colour: Readonly<Record<string, string | number>>) => string;

export class SvgPen implements Pen {
  fillStyle: Pen['fillStyle'] = '#000';
  strokeStyle: Pen['strokeStyle'] = '#000';
  lineWidth = 1;
  globalAlpha = 1;
  private readonly drawn: string[] = [];
  private path: Shape[] = [];

  beginPath(): void {
    this.path = [];
  }

  roundRect(
    x: number,
    y: number,
    width: number,
    height: number,
    radii?: number | DOMPointInit | Iterable<number | DOMPointInit>,
  ): void {
    const rx = typeof radii === 'number' ? radii : 0;
    this.path.push((colour) => element('rect', { x, y, width, height, rx, ...colour }));
  }

  /** Whole circles and upper halves are all that cards need. */
  arc(x: number, y: number, radius: number, from: number): void {
    this.path.push((colour) =>
      from === 0
        ? element('circle', { cx: x, cy: y, r: radius, ...colour })
        : element('path', {
            d: `M${numbers(x - radius, y)}a${numbers(radius, radius)} 0 0 1 ${numbers(2 * radius, 0)}z`,
            ...colour,
          }),
    );
  }

  fill(): void {
    for (const shape of this.path) this.drawn.push(shape(this.filling()));
  }

  fillRect(x: number, y: number, width: number, height: number): void {
    this.drawn.push(element('rect', { x, y, width, height, ...this.filling() }));
  }

  strokeRect(x: number, y: number, width: number, height: number): void {
    const stroke = { fill: 'none', stroke: String(this.strokeStyle), 'stroke-width': this.lineWidth };
    this.drawn.push(element('rect', { x, y, width, height, ...stroke }));
  }

  toString(): string {
    return this.drawn.join('');
  }

  private filling(): Readonly<Record<string, string | number>> {
    const fill = String(this.fillStyle);
    return this.globalAlpha === 1 ? { fill } : { fill, 'fill-opacity': this.globalAlpha };
  }
}

function numbers(...values: readonly number[]): string {
  return values.map((value) => Math.round(value * 100) / 100).join(' ');
}
