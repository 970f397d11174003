/** What lies over the diagram while something happens: alignment guides, the ghost of a part to be placed, hints and reasons. */
import { useReactFlow, useViewport } from '@xyflow/react';
import { Ban, MousePointerClick } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { kindOf } from '../../catalog/index.ts';
import { NOTE_KIND } from '../../stores/canvas-requests.ts';
import { documentStore } from '../../stores/document-store.ts';
import { updateView, viewStore } from '../../stores/view-store.ts';
import css from './canvas.module.css';
import { canvasStore, updateCanvas } from './canvas-state.ts';
import { cancelConnecting } from './connecting.ts';
import { machineAt, snap } from './geometry.ts';
import { pointer } from './pointer.ts';

function Guides() {
  const guides = useStore(canvasStore, (state) => state.guides);
  const { x, y, zoom } = useViewport();
  if (guides.length === 0) return null;
  return (
    <div className={css.layer} aria-hidden="true">
      {guides.map((guide) => {
        const vertical = guide.axis === 'vertical';
        const along = (guide.end - guide.start) * zoom;
        const style = vertical
          ? { left: guide.at * zoom + x, top: guide.start * zoom + y, width: 1, height: along }
          : { left: guide.start * zoom + x, top: guide.at * zoom + y, width: along, height: 1 };
        return <i key={`${guide.axis}${guide.at}`} className={css.guide} style={style} />;
      })}
    </div>
  );
}

const UNDER_FINGER = window.matchMedia('(pointer: coarse)').matches;

/** What to do next. Where there is no Escape, a button takes it back. */
function Hint({ words, cancel }: { readonly words: string; readonly cancel: () => void }) {
  return (
    <p className={`${css.hint} ${css.layer}`}>
      <MousePointerClick aria-hidden="true" />
      {words}
      {UNDER_FINGER ? (
        <button type="button" className={css.cancel} onClick={cancel}>
          Cancel
        </button>
      ) : (
        ' Esc cancels.'
      )}
    </p>
  );
}

/** The outline of the part that the next click places. */
function PlacingGhost() {
  const kindId = useStore(viewStore, (view) => view.placingKind);
  return kindId === null ? null : <Ghost kindId={kindId} />;
}

function Ghost({ kindId }: { readonly kindId: string }) {
  const flow = useReactFlow();
  const { x, y, zoom } = useViewport();
  const [at, setAt] = useState<{ x: number; y: number } | null>(null);
  const kind = kindId === NOTE_KIND ? null : kindOf(kindId);
  const { width, height } = kind?.size ?? { width: 200, height: 96 };
  useEffect(() => {
    const follow = (event: PointerEvent) => {
      const over = event.target instanceof Element && event.target.closest('.react-flow') !== null;
      const place = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY });
      setAt(over && event.pointerType !== 'touch' ? place : null);
      const machine =
        over && kind?.role === 'process'
          ? machineAt(documentStore.getState().diagram, place.x, place.y)
          : null;
      if (canvasStore.getState().over !== (machine?.id ?? null)) updateCanvas({ over: machine?.id ?? null });
    };
    window.addEventListener('pointermove', follow);
    return () => {
      window.removeEventListener('pointermove', follow);
      updateCanvas({ over: null });
    };
  }, [flow, kind]);
  const label = kind ? kind.label.toLowerCase() : 'text note';
  const left = at ? snap(at.x - width / 2) * zoom + x : 0;
  const top = at ? snap(at.y - height / 2) * zoom + y : 0;
  return (
    <div className={css.layer}>
      {at && (
        <div
          className={css.ghost}
          style={{ left, top, width: width * zoom, height: height * zoom }}
          aria-hidden="true"
        >
          {label}
        </div>
      )}
      <Hint
        words={`${UNDER_FINGER ? 'Tap' : 'Click'} where the ${label} should stand.`}
        cancel={() => updateView({ placingKind: null })}
      />
    </div>
  );
}

/** While a connection is drawn: what to do, and over a wrong target why not. */
function ConnectingHint() {
  const connecting = useStore(canvasStore, (state) => (state.connectList === null ? state.connecting : null));
  const [under, setUnder] = useState<string | null>(null);
  const active = connecting !== null;
  useEffect(() => {
    if (!active) return undefined;
    const follow = (event: PointerEvent) => {
      const nodes = document
        .elementsFromPoint(event.clientX, event.clientY)
        .map((element) => element.closest<HTMLElement>('.react-flow__node'));
      setUnder(nodes.find(Boolean)?.dataset.id ?? null);
    };
    window.addEventListener('pointermove', follow);
    return () => {
      window.removeEventListener('pointermove', follow);
      setUnder(null);
    };
  }, [active]);
  if (!connecting) return null;
  const reason = under === null ? undefined : connecting.refusals.get(under);
  return (
    <>
      <Hint words="Choose the other end of the connection." cancel={cancelConnecting} />
      {reason && <Reason text={reason} clientX={pointer.clientX} clientY={pointer.clientY} />}
    </>
  );
}

export function Refusal() {
  const refusal = useStore(canvasStore, (state) => state.refusal);
  return refusal && <Reason text={refusal.reason} clientX={refusal.clientX} clientY={refusal.clientY} />;
}

function Reason({
  text,
  clientX,
  clientY,
}: {
  readonly text: string;
  readonly clientX: number;
  readonly clientY: number;
}) {
  const right = clientX > window.innerWidth - 300;
  const style = right
    ? { right: Math.max(8, window.innerWidth - clientX + 14), top: clientY + 16 }
    : { left: Math.max(8, clientX + 14), top: clientY + 16 };
  return (
    <p className={css.reason} style={style} aria-hidden="true">
      <Ban />
      {text}
    </p>
  );
}

export function Layers() {
  return (
    <>
      <Guides />
      <PlacingGhost />
      <ConnectingHint />
    </>
  );
}
