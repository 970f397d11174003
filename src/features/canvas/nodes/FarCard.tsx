/** A card seen from far: icon and name in large letters, its state as a word, room for what the overlay draws. */
import type { ReactNode } from 'react';
import type { Kind } from '../../../catalog/kind.ts';
import { PathIcon } from '../../../ui/PathIcon.tsx';
import far from './FarCard.module.css';
import css from './nodes.module.css';

interface FarCardProps {
  readonly name: string;
  readonly kind: Kind;
  readonly state: string;
  readonly mark: string | undefined;
  /** Its state, or what its users see. */
  readonly children: ReactNode;
}

export function FarCard({ name, kind, state, mark, children }: FarCardProps) {
  return (
    <div className={`${css.card} ${far.card}`} data-state={state} data-mark={mark}>
      <div className={`${css.header} ${far.header}`}>
        <PathIcon paths={kind.icon} colour={kind.colour} />
        <span className={far.name} translate="no">
          {name}
        </span>
      </div>
      <div className={far.state}>{children}</div>
    </div>
  );
}
