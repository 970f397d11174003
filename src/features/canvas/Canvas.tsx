/** The canvas: the diagram as React Flow draws it, derived from the document, with the traffic painted over it. */
import {
  Background,
  BackgroundVariant,
  ConnectionMode,
  ControlButton,
  Controls,
  MiniMap,
  Panel,
  ReactFlow,
  ReactFlowProvider,
  SelectionMode,
} from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { Hand, SquareDashedMousePointer } from 'lucide-react';
import { Suspense, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { documentStore } from '../../stores/document-store.ts';
import { firstMoment } from '../../stores/first-moment.ts';
import { viewStore } from '../../stores/view-store.ts';
import { ConnectionLine } from './ConnectionLine.tsx';
import css from './canvas.module.css';
import { canvasStore, updateCanvas } from './canvas-state.ts';
import { prepareConnecting } from './connecting.ts';
import { EmptyHint } from './EmptyHint.tsx';
import type { LinkEdgeType } from './flow-edges.ts';
import type { FlowNode } from './flow-nodes.ts';
import { useCanvasKeys } from './gestures/use-canvas-keys.ts';
import { useCanvasPointer } from './gestures/use-canvas-pointer.ts';
import { onReconnect, useConnecting } from './gestures/use-connecting.ts';
import { useLongPress } from './gestures/use-long-press.ts';
import { useMoving } from './gestures/use-moving.ts';
import { LinkEdge } from './LinkEdge.tsx';
import {
  ConnectList,
  ContextMenu,
  Layers,
  Legend,
  Monitors,
  Refusal,
  SelectionToolbar,
  TrafficOverlay,
  UnknownParts,
} from './later-parts.ts';
import { ClientNode } from './nodes/ClientNode.tsx';
import { MachineNode } from './nodes/MachineNode.tsx';
import { NoteNode } from './nodes/NoteNode.tsx';
import { ProcessNode } from './nodes/ProcessNode.tsx';
import { watchPointer } from './pointer.ts';
import { useAllInView } from './use-all-in-view.ts';
import { FIT, fitOptions, useCanvasRequests } from './use-canvas-requests.ts';
import { useFitOnNewDocument, useFlowParts } from './use-flow-parts.ts';
import { useKeptFocus } from './use-kept-focus.ts';

const nodeTypes = { machine: MachineNode, process: ProcessNode, client: ClientNode, note: NoteNode };
const edgeTypes = { link: LinkEdge };
const multiSelection = ['Shift', 'Control', 'Meta'];
const proOptions = { hideAttribution: false };
const words = {
  'controls.ariaLabel': 'View',
  'controls.zoomIn.ariaLabel': 'Zoom in',
  'controls.zoomOut.ariaLabel': 'Zoom out',
  'controls.fitView.ariaLabel': 'Show everything',
  'minimap.ariaLabel': 'Overview map',
};

export function Canvas() {
  return (
    <ReactFlowProvider>
      <Editor />
    </ReactFlowProvider>
  );
}

function Editor() {
  const root = useRef<HTMLDivElement>(null);
  const { nodes, edges } = useFlowParts();
  const moving = useMoving();
  const connecting = useConnecting();
  const selecting = useStore(canvasStore, (state) => state.selecting);
  const placing = useStore(viewStore, (view) => view.placingKind !== null);
  const viewOnly = useStore(viewStore, (view) => view.viewOnly);
  const hasUnknown = useStore(documentStore, ({ diagram }) => diagram.aside?.components !== undefined);
  const isEarlier = useStore(documentStore, (document) => document.isEarlier);
  const minimap = useStore(viewStore, (view) => view.minimap);
  const allInView = useAllInView();
  useCanvasRequests();
  useKeptFocus();
  useFitOnNewDocument();
  useEffect(watchPointer, []);
  useEffect(() => {
    void firstMoment.then(prepareConnecting);
  }, []);

  const { openMenu, openMenuOn, ...pointing } = useCanvasPointer(root);
  const onKeyDown = useCanvasKeys(root, moving.cancelDrag, openMenu);
  const longPress = useLongPress(openMenuOn);

  return (
    <div className={css.canvas} data-placing={placing} data-view-only={viewOnly}>
      <p id="canvas-keys" className="visually-hidden">
        {viewOnly
          ? 'Enter selects.'
          : 'Enter selects. Arrow keys move. C connects. F2 renames. Delete removes. Shift and F10 open the menu.'}
      </p>
      <ReactFlow<FlowNode, LinkEdgeType>
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onNodesChange={moving.onNodesChange}
        onEdgesChange={moving.onEdgesChange}
        onNodeDragStart={moving.onDragStart}
        onNodeDrag={moving.onDrag}
        onNodeDragStop={moving.onDragStop}
        onSelectionDragStart={moving.onDragStart}
        onSelectionDrag={moving.onDrag}
        onSelectionDragStop={moving.onDragStop}
        onConnectStart={connecting.onConnectStart}
        onConnectEnd={connecting.onConnectEnd}
        onReconnect={onReconnect}
        onReconnectStart={connecting.onReconnectStart}
        onReconnectEnd={connecting.onReconnectEnd}
        isValidConnection={connecting.isValidConnection}
        ref={root}
        onKeyDown={onKeyDown}
        {...pointing}
        {...longPress}
        connectionLineComponent={ConnectionLine}
        connectionMode={ConnectionMode.Strict}
        connectionRadius={24}
        connectOnClick={false}
        reconnectRadius={18}
        zIndexMode="manual"
        elevateNodesOnSelect={false}
        selectNodesOnDrag
        nodesDraggable={!viewOnly && !isEarlier}
        nodesConnectable={!viewOnly && !isEarlier}
        edgesReconnectable={!viewOnly && !isEarlier}
        nodeDragThreshold={4}
        nodeClickDistance={4}
        paneClickDistance={4}
        deleteKeyCode={null}
        selectionKeyCode="Shift"
        multiSelectionKeyCode={multiSelection}
        panActivationKeyCode={selecting ? 'Space' : null}
        zoomActivationKeyCode={null}
        selectionMode={SelectionMode.Partial}
        selectionOnDrag={selecting}
        panOnDrag={selecting ? [1] : [0, 1]}
        disableKeyboardA11y
        zoomOnDoubleClick={false}
        minZoom={FIT.minZoom}
        maxZoom={3}
        ariaLabelConfig={words}
        proOptions={proOptions}
      >
        <Background variant={BackgroundVariant.Dots} gap={20} size={1.4} color="var(--dot)" />
        <Suspense>
          <TrafficOverlay />
        </Suspense>
        <EmptyHint />
        <Suspense>{hasUnknown && <UnknownParts />}</Suspense>
        <Suspense>
          <Layers />
        </Suspense>
        <Suspense>
          {!viewOnly && <SelectionToolbar />}
          <Monitors />
        </Suspense>
        <Controls
          position="bottom-right"
          showInteractive={false}
          orientation="horizontal"
          fitViewOptions={fitOptions()}
        >
          <ControlButton
            onClick={() => updateCanvas({ selecting: !selecting })}
            aria-pressed={selecting}
            title={
              selecting
                ? 'Dragging selects. Click to pan instead.'
                : 'Dragging pans. Click to select instead.'
            }
            aria-label="Select by dragging"
          >
            {selecting ? <SquareDashedMousePointer /> : <Hand />}
          </ControlButton>
        </Controls>
        {minimap && !allInView && (
          <MiniMap
            className={css.minimap ?? ''}
            position="top-right"
            pannable
            zoomable
            nodeClassName={minimapClass}
            nodeBorderRadius={10}
          />
        )}
        <Panel position="bottom-left" className={css.corner ?? ''}>
          <Suspense>
            <Legend />
          </Suspense>
        </Panel>
      </ReactFlow>
      <Suspense>
        <ConnectList />
        <ContextMenu />
      </Suspense>
      <Suspense>
        <Refusal />
      </Suspense>
    </div>
  );
}

function minimapClass(node: FlowNode): string {
  return (
    (node.type === 'note'
      ? css.mapNote
      : css[`map-${node.data.kind.role === 'machine' ? 'machine' : node.data.kind.colour}`]) ?? ''
  );
}
