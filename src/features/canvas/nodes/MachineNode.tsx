/** A machine: the dashed box that its processes stand in, with its cores, its CPU meter (drawn by the overlay) and its state. */
import { type NodeProps, NodeResizer } from '@xyflow/react';
import { memo } from 'react';
import { useStore } from 'zustand';
import { makeSettings } from '../../../catalog/settings.ts';
import { cpuText } from '../../../picture/figure-words.ts';
import type { Figures } from '../../../simulation/figures.ts';
import { documentStore } from '../../../stores/document-store.ts';
import { endResize } from '../canvas-edits.ts';
import type { PartNode } from '../flow-nodes.ts';
import far from './FarCard.module.css';
import handles from './handles.module.css';
import { useLoadLimit } from './load-limit-text.ts';
import inside from './MachineNode.module.css';
import { NameField } from './NameField.tsx';
import { NodeFrame } from './NodeFrame.tsx';
import css from './nodes.module.css';
import { PartHandle } from './PartHandle.tsx';
import { StateBadge } from './StateBadge.tsx';
import { useComponentState, useFigure } from './use-component.ts';
import { useDistance } from './use-distance.ts';
import { useMark } from './use-mark.ts';

/** A machine is never smaller than one card with its surroundings. */
const SMALLEST = { width: 240, height: 208 };

export const MachineNode = memo(function MachineNode({ id, data, selected }: NodeProps<PartNode>) {
  const { name } = data.component;
  const distance = useDistance(id);
  return (
    <>
      <NodeResizer
        isVisible={selected}
        minWidth={SMALLEST.width}
        minHeight={SMALLEST.height}
        onResizeEnd={() => endResize(id)}
        handleClassName={handles.resizeHandle ?? ''}
        lineClassName={handles.resizeLine ?? ''}
      />
      <NodeFrame name={name}>
        {distance === 'near' ? (
          <MachineBox data={data} />
        ) : (
          <FarMachine data={data} isTooFar={distance !== 'middle'} />
        )}
      </NodeFrame>
      <PartHandle id={id} name={name} type="target" />
    </>
  );
});

const cpuWords = (figures: Figures | undefined) =>
  figures?.role === 'machine' ? cpuText(figures.cpuShare) : 'CPU 0 %';

/** From far: its name in large letters; the overlay draws its CPU meter beside it. */
function FarMachine({
  data: { component },
  isTooFar,
}: Pick<NodeProps<PartNode>, 'data'> & { readonly isTooFar: boolean }) {
  const cpu = useFigure(component.id, cpuWords);
  const state = useComponentState(component);
  const mark = useMark(component.id);
  const calm = state === 'normal' || state === 'idle';
  return (
    <div className={css.machine} data-state={state} data-mark={mark}>
      <div className={far.machine}>
        <span className={far.name} dir="auto" translate="no">
          {component.name}
        </span>
        {!isTooFar && <span className={far.figure}>{cpu}</span>}
        {!calm && <StateBadge state={state} of="machine" />}
      </div>
    </div>
  );
}

function MachineBox({ data: { component, kind } }: Pick<NodeProps<PartNode>, 'data'>) {
  if (kind.role !== 'machine')
    throw new Error(`${component.name} is drawn as a machine but is a ${kind.role}.`);
  const { id } = component;
  const mark = useMark(id);
  const state = useComponentState(component);
  const cpu = useFigure(id, cpuWords);
  const hot = useFigure(id, (figures) => figures?.role === 'machine' && figures.cpuShare >= 0.95);
  const { cores } = kind.plan(makeSettings(kind, component.parameters));
  const limit = useLoadLimit(id);
  const empty = useStore(
    documentStore,
    ({ diagram }) => !diagram.components.some(({ machine }) => machine === id),
  );
  return (
    <div className={css.machine} data-state={state} data-mark={mark}>
      <div className={inside.machineHeader}>
        <span className={inside.machineName}>
          <NameField id={id} name={component.name} />
          <span className={inside.machineWords}>
            · machine, {cores} {cores === 1 ? 'core' : 'cores'}
            {component.slowFactor === 1 ? '' : `, ${component.slowFactor}× slower`}
          </span>
        </span>
        <StateBadge state={state} of="machine" />
        <span className={`${inside.meterWords} ${hot ? css.bad : ''}`}>{cpu}</span>
      </div>
      <span className={inside.machineLimit} title={limit.sentence}>
        {limit.text}
      </span>
      {empty && <p className={inside.machineHint}>Drop a web server or a database in here.</p>}
    </div>
  );
}
