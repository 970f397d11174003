/** The card of a client population: who they are, what they see now, and how much they ask for. */
import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { useStore } from 'zustand';
import type { ClientKind } from '../../../catalog/kind.ts';
import { makeSettings } from '../../../catalog/settings.ts';
import type { Component } from '../../../diagram/diagram.ts';
import { p95Text, shareText } from '../../../picture/figure-words.ts';
import type { Figures } from '../../../simulation/figures.ts';
import { amount } from '../../../stores/figure-words.ts';
import { resultsStore } from '../../../stores/results-store.ts';
import { PathIcon } from '../../../ui/PathIcon.tsx';
import type { PartNode } from '../flow-nodes.ts';
import { FarCard } from './FarCard.tsx';
import { NameField } from './NameField.tsx';
import { NodeFrame } from './NodeFrame.tsx';
import css from './nodes.module.css';
import { PartHandle } from './PartHandle.tsx';
import { UserScreen, UserScreenWord } from './UserScreen.tsx';
import { useFigure } from './use-component.ts';
import { type Distance, useDistance } from './use-distance.ts';
import { useMark } from './use-mark.ts';

export const ClientNode = memo(function ClientNode({ id, data }: NodeProps<PartNode>) {
  const { component, kind } = data;
  const distance = useDistance(id);
  if (kind.role !== 'client')
    throw new Error(`${component.name} is drawn as a client but is a ${kind.role}.`);
  return (
    <>
      <NodeFrame name={component.name}>
        {distance === 'near' ? (
          <ClientCard component={component} kind={kind} />
        ) : (
          <FarClient component={component} kind={kind} distance={distance} />
        )}
      </NodeFrame>
      <PartHandle id={id} name={component.name} type="source" />
    </>
  );
});

const offered = (figures: Figures | undefined) =>
  figures?.role === 'client' ? `${amount(figures.offeredPerSecond)} requests/s` : '';
const share = (figures: Figures | undefined) => (figures?.role === 'client' ? shareText(figures).text : '');
const isBad = (figures: Figures | undefined) => figures?.role === 'client' && shareText(figures).bad;

interface CardProps {
  readonly component: Component;
  readonly kind: ClientKind;
}

function FarClient({ component, kind, distance }: CardProps & { readonly distance: Distance }) {
  const requests = useFigure(component.id, offered) || '0 requests/s';
  const became = useFigure(component.id, share);
  const bad = useFigure(component.id, isBad);
  const mark = useMark(component.id);
  const state = component.power === 'on' ? 'normal' : 'stopped';
  return (
    <FarCard
      name={component.name}
      kind={kind}
      state={state}
      mark={mark}
      distance={distance}
      figure={distance === 'middle' ? requests : null}
      middle={distance === 'middle' && <span className={bad ? css.bad : ''}>{became}</span>}
    >
      <UserScreenWord id={component.id} kind={kind} sends={component.power === 'on'} />
    </FarCard>
  );
}

function ClientCard({ component, kind }: CardProps) {
  const { id } = component;
  const mark = useMark(id);
  const requests = useFigure(id, offered);
  const became = useFigure(id, share);
  const bad = useFigure(id, isBad);
  const p95 = useFigure(id, p95Text);
  const seconds = useStore(resultsStore, ({ figuresOverSeconds }) => figuresOverSeconds);
  return (
    <div className={css.card} data-state={component.power === 'on' ? 'normal' : 'stopped'} data-mark={mark}>
      <div className={css.header}>
        <PathIcon paths={kind.icon} colour={kind.colour} />
        <div className={css.title}>
          <NameField id={id} name={component.name} />
          <span className={css.kind}>{kind.describe(makeSettings(kind, component.parameters))}</span>
        </div>
      </div>
      <UserScreen id={id} kind={kind} sends={component.power === 'on'} />
      <div className={css.figures}>
        <span className={bad ? css.bad : ''}>{became}</span>
        <span className={css.window}>last {seconds} s</span>
      </div>
      <div className={css.limit}>
        <span>{requests || '0 requests/s'}</span>
        <span>{p95}</span>
      </div>
    </div>
  );
}
