/** A diagram in small: its boxes and lines, without words. */
import type { KindRole } from '../../diagram/kind-rules.ts';
import type { Outline } from '../../stores/library/outline.ts';
import css from './documents.module.css';

const PAD = 4;

export function Thumbnail({ outline }: { readonly outline: Outline }) {
  const { width, height, boxes, lines } = outline;
  const view = `${-PAD} ${-PAD} ${width + 2 * PAD} ${height + 2 * PAD}`;
  const middleOf = (at: number) => {
    const box = boxes[at];
    return box ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : { x: 0, y: 0 };
  };
  const wires = lines.map(([from, to]) => {
    const [start, end] = [middleOf(from), middleOf(to)];
    return `M${start.x} ${start.y}L${end.x} ${end.y}`;
  });
  const shapesOf = (wanted: KindRole) =>
    boxes
      .filter(({ role }) => role === wanted)
      .map((box) => `M${box.x} ${box.y}h${box.width}v${box.height}h${-box.width}z`)
      .join('');
  return (
    <svg className={css.thumbnail} viewBox={view} aria-hidden="true">
      <path className={css.machines} d={shapesOf('machine')} />
      <path className={css.wires} d={wires.join('')} />
      <path className={css.processes} d={shapesOf('process')} />
      <path className={css.clients} d={shapesOf('client')} />
    </svg>
  );
}
