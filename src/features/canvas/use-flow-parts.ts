/** What React Flow draws, always what document, selection and gesture say; and a look at all of it when the document is another. */
import { type Transform, useReactFlow, useStoreApi } from '@xyflow/react';
import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { offerSight, sightFor } from '../../stores/canvas-sight.ts';
import { documentStore, presentDiagram } from '../../stores/document-store.ts';
import { viewStore } from '../../stores/view-store.ts';
import { canvasStore } from './canvas-state.ts';
import { makeEdgeDeriver } from './flow-edges.ts';
import { makeNodeDeriver } from './flow-nodes.ts';
import { useStateWords } from './state-words.ts';
import { fitAll } from './use-canvas-requests.ts';

export function useFlowParts() {
  const diagram = useStore(documentStore, (state) => state.diagram);
  const selection = useStore(viewStore, (view) => view.selection);
  const moved = useStore(canvasStore, (state) => state.moved);
  const stateWords = useStateWords();
  const deriveNodes = useMemo(makeNodeDeriver, []);
  const deriveEdges = useMemo(makeEdgeDeriver, []);
  const nodes = useMemo(
    () => deriveNodes(diagram, selection, moved, stateWords),
    [deriveNodes, diagram, selection, moved, stateWords],
  );
  const edges = useMemo(() => deriveEdges(diagram, selection.links), [deriveEdges, diagram, selection.links]);
  return { nodes, edges };
}

/**
 * Another document came in place of this one: show all of it, or the part that it was sent with. While the learner has not moved the view,
 * it also follows the size of the window and of the panels around.
 */
export function useFitOnNewDocument(): void {
  const flow = useReactFlow();
  const store = useStoreApi();
  useEffect(() => {
    offerSight(() => {
      const { width, height, transform } = store.getState();
      const [x, y, zoom] = transform;
      const rounded = (length: number) => Math.round((length / zoom) * 100) / 100;
      if (width === 0 || height === 0) return null;
      return { x: rounded(-x), y: rounded(-y), width: rounded(width), height: rounded(height) };
    });
    return () => offerSight(() => null);
  }, [store]);
  useEffect(() => {
    let fitted: Transform | null = null;
    const showAll = () =>
      requestAnimationFrame(async () => {
        const sight = sightFor(presentDiagram(documentStore.getState()));
        await (sight ? flow.fitBounds(sight, { padding: 0 }) : fitAll(flow, false));
        fitted = store.getState().transform;
      });
    showAll();
    const stopFollowing = store.subscribe(({ width, height, transform }, before) => {
      const resized = width !== before.width || height !== before.height;
      if (resized && width > 0 && (fitted === null || fitted === transform)) showAll();
    });
    const stopListening = documentStore.subscribe(({ lastChange }, before) => {
      const replaced = lastChange.by === 'load' || lastChange.by === 'replace';
      if (replaced && lastChange !== before.lastChange) showAll();
    });
    return () => {
      stopFollowing();
      stopListening();
    };
  }, [flow, store]);
}
