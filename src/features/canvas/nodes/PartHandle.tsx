/** A place where a connection starts or ends: a dot on the edge of the card, with a larger area to hit. */
import { Handle, Position } from '@xyflow/react';
import { useStore } from 'zustand';
import { canvasStore } from '../canvas-state.ts';
import { clickHandle } from '../connecting.ts';
import css from './handles.module.css';

interface PartHandleProps {
  readonly id: string;
  readonly name: string;
  readonly type: 'source' | 'target';
}

export function PartHandle({ id, name, type }: PartHandleProps) {
  const mark = useStore(canvasStore, ({ connecting }) => {
    if (connecting === null || connecting.from === id) return 'none';
    return connecting.refusals.has(id) ? 'refused' : 'open';
  });
  return (
    <Handle
      type={type}
      position={type === 'source' ? Position.Right : Position.Left}
      className={css.handle ?? ''}
      data-mark={mark}
      title={type === 'source' ? `Connect ${name} to…` : `Connect something to ${name}`}
      aria-hidden="true"
      onClick={(event) => {
        event.stopPropagation();
        clickHandle(id, type === 'target');
      }}
    />
  );
}
