/** A connection between two components: a smooth line, dashed with a word when it is cut, with its requests a second. */
import { EdgeLabelRenderer, type EdgeProps } from '@xyflow/react';
import { Scissors } from 'lucide-react';
import { memo, useEffect } from 'react';
import { useStore } from 'zustand';
import { pathOf, pointOfCurve } from '../../picture/bezier-lookup.ts';
import { amount } from '../../stores/figure-words.ts';
import { resultsStore } from '../../stores/results-store.ts';
import { canvasStore } from './canvas-state.ts';
import css from './edges.module.css';
import type { LinkEdgeType } from './flow-edges.ts';
import { HANDLE } from './flow-nodes.ts';
import { forgetLink, setLinkEnds } from './link-geometry.ts';
import { useReducedMotion } from './use-reduced-motion.ts';

export const LinkEdge = memo(function LinkEdge(props: EdgeProps<LinkEdgeType>) {
  const { id, sourceX, sourceY, targetX, targetY, selected = false, data, interactionWidth } = props;
  const curve = setLinkEnds(id, {
    fromX: sourceX - HANDLE / 2,
    fromY: sourceY,
    toX: targetX + HANDLE / 2,
    toY: targetY,
  });
  useEffect(() => () => forgetLink(id), [id]);
  const reduced = useReducedMotion();
  const hovered = useStore(canvasStore, ({ hoveredLink }) => hoveredLink === id);
  const cut = data?.link.cut ?? false;
  const path = pathOf(curve);
  const labelled = reduced || hovered || selected;
  const rate = useStore(resultsStore, ({ links }) =>
    labelled ? amount(links.get(id)?.requestsPerSecond ?? 0) : '',
  );
  const middle = pointOfCurve(curve, 0.5);
  return (
    <>
      <path
        className={`${css.wire} react-flow__edge-path`}
        d={path}
        fill="none"
        data-cut={cut}
        data-selected={selected}
        data-hovered={hovered}
      />
      <path
        className="react-flow__edge-interaction"
        d={path}
        fill="none"
        strokeOpacity={0}
        strokeWidth={interactionWidth}
      />
      {(cut || labelled) && (
        <EdgeLabelRenderer>
          <span
            className={css.label}
            data-cut={cut}
            style={{ transform: `translate(-50%, -50%) translate(${middle.x}px, ${middle.y}px)` }}
          >
            {cut ? (
              <>
                <Scissors aria-hidden="true" /> cut
              </>
            ) : (
              <span title={`${rate} requests a second`}>{rate}/s</span>
            )}
          </span>
        </EdgeLabelRenderer>
      )}
    </>
  );
});
