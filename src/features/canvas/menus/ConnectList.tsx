/** "Connect to…": the valid targets as a list; arrows show each on the canvas, Enter connects, Escape cancels. */
import { useSelector } from '@xstate/react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { kindOf } from '../../../catalog/index.ts';
import { documentStore } from '../../../stores/document-store.ts';
import { PathIcon } from '../../../ui/PathIcon.tsx';
import { canvasStore } from '../canvas-state.ts';
import { cancelConnecting, connectActor } from '../connect-actor.ts';
import { componentById } from '../geometry.ts';
import css from './menus.module.css';

export function ConnectList() {
  const from = useStore(canvasStore, ({ connectList }) => connectList?.from ?? null);
  return from === null ? null : <OpenList from={from} />;
}

const MOVES: Readonly<Record<string, 'next' | 'previous' | 'first' | 'last'>> = {
  ArrowDown: 'next',
  ArrowUp: 'previous',
  Home: 'first',
  End: 'last',
};

function OpenList({ from }: { readonly from: string }) {
  const box = useRef<HTMLDivElement>(null);
  const diagram = useStore(documentStore, (state) => state.diagram);
  const targets = useSelector(connectActor, ({ context }) => context.targets);
  const highlight = useSelector(connectActor, ({ context }) => context.highlight);
  const name = componentById(diagram, from)?.name ?? from;

  useEffect(() => {
    const before = document.activeElement;
    box.current?.focus();
    return () => {
      const active = document.activeElement;
      const lost = active === null || active === document.body || box.current?.contains(active);
      const part = document.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(from)}"]`);
      if (lost)
        (before instanceof HTMLElement && before !== document.body ? before : part)?.focus({
          preventScroll: true,
        });
    };
  }, [from]);

  useEffect(() => {
    box.current?.querySelector(`[data-at="${highlight}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [highlight]);

  const onKeyDown = (event: KeyboardEvent) => {
    const move = MOVES[event.key];
    event.stopPropagation();
    if (move) connectActor.send({ type: 'HIGHLIGHT', move });
    else if (event.key === 'Enter' || event.key === ' ') connectActor.send({ type: 'CHOOSE' });
    else if (event.key === 'Escape' || event.key === 'Tab') cancelConnecting();
    else return;
    event.preventDefault();
  };

  return (
    <div className={css.connect}>
      <p className={css.connectTitle} id="connect-title">
        Connect {name} to…
      </p>
      <div
        ref={box}
        className={css.list}
        role="listbox"
        aria-labelledby="connect-title"
        aria-activedescendant={`connect-${targets[highlight] ?? ''}`}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onBlur={(event) => {
          if (!event.currentTarget.parentElement?.contains(event.relatedTarget)) cancelConnecting();
        }}
      >
        {targets.map((id, at) => {
          const component = componentById(diagram, id);
          if (!component) return null;
          const kind = kindOf(component.kind);
          const machine = component.machine === undefined ? null : componentById(diagram, component.machine);
          return (
            <div
              key={id}
              id={`connect-${id}`}
              data-at={at}
              role="option"
              tabIndex={-1}
              aria-selected={at === highlight}
              className={css.option}
              onPointerDown={(event) => {
                event.preventDefault();
                connectActor.send({ type: 'CHOOSE', to: id });
              }}
            >
              <PathIcon paths={kind.icon} colour={kind.colour} />
              <span className={css.optionName}>{component.name}</span>
              <span className={css.optionKind}>
                {kind.label.toLowerCase()}
                {machine ? `, in ${machine.name}` : ''}
              </span>
            </div>
          );
        })}
      </div>
      <p className={css.connectKeys}>Arrows show each one. Enter connects. Esc cancels.</p>
    </div>
  );
}
