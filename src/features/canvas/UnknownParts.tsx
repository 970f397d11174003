/** Where parts of kinds that this page does not know would stand: a box with their name, which takes part in nothing. */
import { ViewportPortal } from '@xyflow/react';
import { useStore } from 'zustand';
import { type UnknownPart, unknownParts } from '../../diagram/aside.ts';
import type { Diagram } from '../../diagram/diagram.ts';
import { documentStore } from '../../stores/document-store.ts';
import css from './UnknownParts.module.css';

export function UnknownParts() {
  const diagram = useStore(documentStore, (state) => state.diagram);
  const parts = unknownParts(diagram);
  if (parts.length === 0) return null;
  return (
    <ViewportPortal>
      <ul className={css.parts} aria-label="Parts that this page does not know">
        {parts.map((part, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: what lies aside keeps its order.
          <li key={index} className={css.part} style={placeOf(part, diagram)}>
            <strong dir="auto" translate="no">
              {part.name}
            </strong>
            <span dir="auto">Unknown: {part.kind}. It does not take part in the run.</span>
          </li>
        ))}
      </ul>
    </ViewportPortal>
  );
}

function placeOf({ x, y, machine }: UnknownPart, { components }: Diagram) {
  const holder = components.find(({ id }) => id === machine) ?? { x: 0, y: 0 };
  return { left: holder.x + x, top: holder.y + y };
}
