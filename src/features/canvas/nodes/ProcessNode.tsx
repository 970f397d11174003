/** The card of a process: name, state, room for its cells and line (drawn by the overlay), and its figures. */
import type { NodeProps } from '@xyflow/react';
import { memo, useCallback } from 'react';
import { useStore } from 'zustand';
import type { ProcessKind } from '../../../catalog/kind.ts';
import { makeSettings } from '../../../catalog/settings.ts';
import type { Component } from '../../../diagram/diagram.ts';
import { noLineWords } from '../../../picture/capacity-words.ts';
import { p95Text, servedText } from '../../../picture/figure-words.ts';
import type { Figures } from '../../../simulation/figures.ts';
import { amount } from '../../../stores/figure-words.ts';
import { PathIcon } from '../../../ui/PathIcon.tsx';
import { canvasStore } from '../canvas-state.ts';
import { isSource, type PartNode } from '../flow-nodes.ts';
import { FarCard } from './FarCard.tsx';
import { useLoadLimit } from './load-limit-text.ts';
import { NameField } from './NameField.tsx';
import { NodeFrame } from './NodeFrame.tsx';
import css from './nodes.module.css';
import { PartHandle } from './PartHandle.tsx';
import { StateBadge } from './StateBadge.tsx';
import { useComponentState, useFigure } from './use-component.ts';
import { type Distance, useDistance } from './use-distance.ts';
import { useMark } from './use-mark.ts';

export const ProcessNode = memo(function ProcessNode({ id, data }: NodeProps<PartNode>) {
  const { component, kind } = data;
  const distance = useDistance(id);
  if (kind.role !== 'process')
    throw new Error(`${component.name} is drawn as a process but is a ${kind.role}.`);
  return (
    <>
      <NodeFrame name={component.name}>
        {distance === 'near' ? (
          <ProcessCard component={component} kind={kind} />
        ) : (
          <FarProcess component={component} kind={kind} distance={distance} />
        )}
      </NodeFrame>
      <PartHandle id={id} name={component.name} type="target" />
      {isSource(kind) && <PartHandle id={id} name={component.name} type="source" />}
    </>
  );
});

interface CardProps {
  readonly component: Component;
  readonly kind: ProcessKind;
}

function useServed({ id }: Component, { words: { served } }: ProcessKind): string {
  return (
    useFigure(
      id,
      useCallback((figures: Figures | undefined) => servedText(figures, served), [served]),
    ) || `0 ${served}`
  );
}

function FarProcess({ component, kind, distance }: CardProps & { readonly distance: Distance }) {
  const served = useServed(component, kind);
  const state = useComponentState(component);
  const mark = useMark(component.id);
  return (
    <FarCard
      name={component.name}
      kind={kind}
      state={state}
      mark={mark}
      distance={distance}
      figure={distance === 'middle' ? served : null}
    >
      <StateBadge state={state} of="process" />
    </FarCard>
  );
}

function ProcessCard({ component, kind }: CardProps) {
  const { id } = component;
  const state = useComponentState(component);
  const mark = useMark(id);
  const served = useServed(component, kind);
  const p95 = useFigure(id, p95Text);
  const limit = useLoadLimit(id);
  const slower = component.slowFactor === 1 ? '' : `${component.slowFactor}× slower`;
  return (
    <div className={css.card} data-state={state} data-mark={mark}>
      <div className={css.header}>
        <PathIcon paths={kind.icon} colour={kind.colour} />
        <div className={css.title}>
          <NameField id={id} name={component.name} />
          <span className={css.second}>
            <StateBadge state={state} of="process" />
            <span className={css.kind}>{slower || kind.label.toLowerCase()}</span>
          </span>
        </div>
      </div>
      <CellWords component={component} kind={kind} />
      <div className={css.figures}>
        <span>{served}</span>
        <span>{p95}</span>
      </div>
      <div className={css.limit} title={limit.sentence}>
        {limit.text}
      </div>
    </div>
  );
}

/** The words beside cells and line; the overlay leaves them here four times a second. */
function CellWords({ component, kind }: CardProps) {
  const cells = useStore(canvasStore, ({ capacity }) => capacity.get(component.id)?.cells ?? '');
  const line = useStore(canvasStore, ({ capacity }) => capacity.get(component.id)?.line ?? '');
  const { workers, backlogLimit, fullPolicy } = kind.plan(makeSettings(kind, component.parameters));
  return (
    <>
      <div className={css.cellWords}>
        <span>{workers === null ? kind.words.cells : `${amount(workers)} ${kind.words.cells}`}</span>
        <span>{cells}</span>
      </div>
      <div className={css.lineWords}>
        <span>{kind.words.line}</span>
        <span>{backlogLimit === 0 ? noLineWords(fullPolicy) : line}</span>
      </div>
    </>
  );
}
