/** Keeps a fact true while a view is open. */
import { useEffect } from 'react';
import type { UiFact } from '../lessons/ui-facts.ts';
import { holdFact } from './ui-facts-store.ts';

/** `null`: nothing is open. Facts are compared by what they say. */
export function useHeldFact(fact: UiFact | null): void {
  const said = fact === null ? null : JSON.stringify(fact);
  useEffect(() => (said === null ? undefined : holdFact(JSON.parse(said) as UiFact)), [said]);
}
