/** Stroked SVG paths in a 24 by 24 box, alone or in a coloured square. */
import css from './PathIcon.module.css';

export type SquareColour = 'browser' | 'mobile' | 'compute' | 'data' | 'note';

export function PathIcon({
  paths,
  colour,
}: {
  readonly paths: readonly string[];
  readonly colour?: SquareColour;
}) {
  const drawing = (
    <svg className={css.drawing} viewBox="0 0 24 24" aria-hidden="true">
      {paths.map((path) => (
        <path key={path} d={path} />
      ))}
    </svg>
  );
  return colour ? <span className={`${css.square} ${css[colour]}`}>{drawing}</span> : drawing;
}
