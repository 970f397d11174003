/** Monitors pinned on machines: a stack in the corner of the canvas that stays while the learner looks elsewhere. */
import { Panel, useReactFlow } from '@xyflow/react';
import { type RefObject, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { documentStore } from '../../stores/document-store.ts';
import { monitorsOf } from '../../stores/monitor-words.ts';
import { resultsStore } from '../../stores/results-store.ts';
import { factsStore, toggleMonitor } from '../../stores/ui-facts-store.ts';
import { Readout } from '../../ui/Readout.tsx';
import css from './Monitors.module.css';
import { fitOptions } from './use-canvas-requests.ts';
import { prefersReducedMotion } from './use-reduced-motion.ts';

export function Monitors() {
  const monitored = useStore(factsStore, (facts) => facts.monitored);
  return monitored.length === 0 ? null : <Pinned monitored={monitored} />;
}

function Pinned({ monitored }: { readonly monitored: readonly string[] }) {
  const diagram = useStore(documentStore, (document) => document.diagram);
  const figures = useStore(resultsStore, (results) => results.figures);
  const states = useStore(resultsStore, (results) => results.states);
  const monitors = monitorsOf(monitored, diagram, { figures, states });
  const stack = useRef<HTMLDivElement>(null);
  useRoomFor(stack, monitors.length);
  return (
    <Panel ref={stack} position="top-left" className={`${css.monitors} nokey nopan nowheel`}>
      {monitors.map(({ machine, name, state, cpu, cpuShare, processes }) => (
        <Readout
          key={machine}
          title={name}
          name={`Monitor of ${name}`}
          state={state}
          meter={{ label: `CPU of ${name}`, words: cpu, share: cpuShare }}
          lines={processes}
          none="No process stands in it."
          removeName={`Unpin the monitor of ${name}`}
          onRemove={() => toggleMonitor(machine, name)}
        />
      ))}
    </Panel>
  );
}

const GAP_PX = 28;
/** Of the canvas: with less than this beside the monitors the diagram would be too small to read. */
const LEAST_ROOM_SHARE = 0.5;

/** A monitor that would lie on a part of the diagram moves the view beside it. */
function useRoomFor(stack: RefObject<HTMLDivElement | null>, many: number): void {
  const flow = useReactFlow();
  useEffect(() => {
    const box = stack.current?.getBoundingClientRect();
    const canvas = stack.current?.closest('.react-flow');
    if (many === 0 || !box || !canvas || box.width === 0) return;
    const left = box.right - canvas.getBoundingClientRect().left + GAP_PX;
    const isCovering = [...canvas.querySelectorAll('.react-flow__node')].some((node) => {
      const part = node.getBoundingClientRect();
      return part.left < box.right && part.right > box.left && part.top < box.bottom && part.bottom > box.top;
    });
    if (!isCovering || left > canvas.clientWidth * LEAST_ROOM_SHARE) return;
    const fit = fitOptions();
    const padding = { ...fit.padding, left: `${Math.round(left)}px` as const };
    void flow.fitView({ ...fit, padding, duration: prefersReducedMotion() ? 0 : 250 });
  }, [stack, many, flow]);
}
