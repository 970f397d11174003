/** The one canvas over the diagram: dots, cells, lines and meters, drawn at every frame from the playhead. */
import { useStore, useStoreApi } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { findRequestsWith } from '../pointed-request.ts';
import css from './overlay.module.css';
import { startPainting } from './painting.ts';
import { isOverRequest, openDotAt, openRequestAt } from './request-at.ts';

findRequestsWith({ isOverRequest, openDotAt, openRequestAt });

/** Stands inside React Flow's renderer: above cards and links, below the toolbar of the selection. */
export function TrafficOverlay() {
  const renderer = useStore(({ domNode }) => domNode?.querySelector('.react-flow__renderer') ?? null);
  return renderer && createPortal(<Painted />, renderer);
}

function Painted() {
  const canvas = useRef<HTMLCanvasElement>(null);
  const flow = useStoreApi();
  useEffect(() => {
    if (!canvas.current) return undefined;
    return startPainting(canvas.current, () => flow.getState());
  }, [flow]);
  return <canvas ref={canvas} className={css.overlay} />;
}
