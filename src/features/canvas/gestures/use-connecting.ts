/** React Flow's connection drags, handed to the connect machine; and moving one end of an existing connection. */
import type { Connection, FinalConnectionState, HandleType, OnConnectStartParams } from '@xyflow/react';
import { useCallback, useRef } from 'react';
import { kindTable } from '../../../catalog/index.ts';
import { judgeConnection } from '../../../diagram/connections.ts';
import { documentStore } from '../../../stores/document-store.ts';
import { reconnectLink } from '../canvas-edits.ts';
import { cancelConnecting, endDrag, startDrag } from '../connecting.ts';
import type { LinkEdgeType } from '../flow-edges.ts';
import { refuse } from '../refusal.ts';

type Ending = MouseEvent | TouchEvent;

/** The component on which a connection was let go: by its handle, or anywhere on its card. */
function partUnder(event: Ending, state: FinalConnectionState): string | null {
  if (state.toNode) return state.toNode.id;
  const at = 'changedTouches' in event ? event.changedTouches[0] : event;
  if (!at) return null;
  const under = document.elementsFromPoint(at.clientX, at.clientY);
  const node = under.map((element) => element.closest<HTMLElement>('.react-flow__node')).find(Boolean);
  return node?.classList.contains('react-flow__node-note') ? null : (node?.dataset.id ?? null);
}

export function useConnecting() {
  const moving = useRef<{ readonly edge: LinkEdgeType; readonly fixed: HandleType } | null>(null);

  const onConnectStart = useCallback((_: unknown, { nodeId, handleType }: OnConnectStartParams) => {
    if (nodeId !== null && moving.current === null) startDrag(nodeId, handleType === 'target');
  }, []);

  const onConnectEnd = useCallback((event: Ending, state: FinalConnectionState) => {
    if (moving.current === null) endDrag(partUnder(event, state));
  }, []);

  const onReconnectStart = useCallback((_: unknown, edge: LinkEdgeType, fixed: HandleType) => {
    moving.current = { edge, fixed };
  }, []);

  const onReconnectEnd = useCallback(
    (event: Ending, edge: LinkEdgeType, fixed: HandleType, state: FinalConnectionState) => {
      const to = partUnder(event, state);
      if (to !== null) {
        const ends: [string, string] = fixed === 'source' ? [edge.source, to] : [to, edge.target];
        const reason = reconnectLink(edge.id, ...ends);
        if (reason !== null) refuse(reason);
      }
      moving.current = null;
      cancelConnecting();
    },
    [],
  );

  const isValidConnection = useCallback((connection: Connection | LinkEdgeType) => {
    const { diagram } = documentStore.getState();
    const without = moving.current?.edge.id;
    const rest =
      without === undefined
        ? diagram
        : { ...diagram, links: diagram.links.filter(({ id }) => id !== without) };
    return judgeConnection(rest, kindTable, connection.source, connection.target).ok;
  }, []);

  return { onConnectStart, onConnectEnd, onReconnectStart, onReconnectEnd, isValidConnection };
}

/** React Flow wants a handler before it lets ends be dragged; the work is done when the drag ends. */
export function onReconnect(): void {}
