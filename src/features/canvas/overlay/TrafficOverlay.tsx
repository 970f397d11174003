/** The one canvas over the diagram: dots, cells, lines and meters, drawn at every frame from the playhead. */
import { useStoreApi } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import css from './overlay.module.css';
import { startPainting } from './painting.ts';

export function TrafficOverlay() {
  const canvas = useRef<HTMLCanvasElement>(null);
  const flow = useStoreApi();
  useEffect(() => {
    if (!canvas.current) return undefined;
    return startPainting(canvas.current, () => flow.getState());
  }, [flow]);
  return <canvas ref={canvas} className={css.overlay} />;
}
