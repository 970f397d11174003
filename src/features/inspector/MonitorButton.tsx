/** Pins a monitor on a machine, or takes it away. */
import { Pin, PinOff } from 'lucide-react';
import { useStore } from 'zustand';
import type { Component } from '../../diagram/diagram.ts';
import { factsStore, toggleMonitor } from '../../stores/ui-facts-store.ts';
import { Button } from '../../ui/Button.tsx';
import css from './Split.module.css';

export function MonitorButton({ component }: { readonly component: Component }) {
  const pinned = useStore(factsStore, ({ monitored }) => monitored.includes(component.id));
  return (
    <Button
      className={css.pin}
      icon={pinned ? <PinOff /> : <Pin />}
      title="A monitor keeps showing a machine while you look at something else"
      onClick={() => toggleMonitor(component.id, component.name)}
    >
      {pinned ? 'Unpin the monitor' : 'Pin a monitor'}
    </Button>
  );
}
