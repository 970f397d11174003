/** A card seen from the middle distance or from far: in large letters, with room for what the overlay draws. */
import type { ReactNode } from 'react';
import type { Kind } from '../../../catalog/kind.ts';
import { PathIcon } from '../../../ui/PathIcon.tsx';
import far from './FarCard.module.css';
import css from './nodes.module.css';
import type { Distance } from './use-distance.ts';

interface FarCardProps {
  readonly name: string;
  readonly kind: Kind;
  readonly state: string;
  readonly mark: string | undefined;
  readonly distance: Distance;
  /** Beside the icon, under the name; null: too far away to be read. */
  readonly figure: string | null;
  /** In the middle of a card that has no cells. */
  readonly middle?: ReactNode;
  /** Its state, or what its users see. */
  readonly children: ReactNode;
}

export function FarCard({ name, kind, state, mark, distance, figure, middle, children }: FarCardProps) {
  return (
    <div className={`${css.card} ${far.card}`} data-state={state} data-mark={mark} data-distance={distance}>
      <div className={`${css.header} ${far.header}`}>
        <PathIcon paths={kind.icon} colour={kind.colour} />
        <span className={far.words}>
          <span className={far.name} dir="auto" translate="no">
            {name}
          </span>
          {figure !== null && <span className={far.figure}>{figure}</span>}
        </span>
      </div>
      {middle && <div className={far.middle}>{middle}</div>}
      <div className={far.state}>{children}</div>
    </div>
  );
}
