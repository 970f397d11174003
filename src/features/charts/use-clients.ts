/** The client populations of the document, as the charts name and colour them. */
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { kindOf } from '../../catalog/index.ts';
import { documentStore } from '../../stores/document-store.ts';

export interface ChartedClient {
  readonly id: string;
  readonly name: string;
  /** Name of a colour token. */
  readonly colour: string;
}

export function useClients(): readonly ChartedClient[] {
  const components = useStore(documentStore, (document) => document.diagram.components);
  return useMemo(
    () =>
      components.flatMap(({ id, name, kind: kindId }) => {
        const kind = kindOf(kindId);
        return kind.role === 'client' ? [{ id, name, colour: `--${kind.colour}` }] : [];
      }),
    [components],
  );
}
