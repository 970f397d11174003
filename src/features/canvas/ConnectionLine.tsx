/** The line under the pointer while a connection is drawn: solid where it may end, dashed where it may not. */
import type { ConnectionLineComponentProps } from '@xyflow/react';
import { curveBetween, pathOf } from '../../picture/bezier-lookup.ts';
import css from './edges.module.css';
import type { FlowNode } from './flow-nodes.ts';

export function ConnectionLine(props: ConnectionLineComponentProps<FlowNode>) {
  const { fromX, fromY, toX, toY, fromHandle, connectionStatus } = props;
  const forward = fromHandle.type === 'source';
  const ends = forward ? { fromX, fromY, toX, toY } : { fromX: toX, fromY: toY, toX: fromX, toY: fromY };
  return (
    <path
      className={css.drawing}
      d={pathOf(curveBetween(ends))}
      fill="none"
      data-status={connectionStatus ?? 'open'}
    />
  );
}
