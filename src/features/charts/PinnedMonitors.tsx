/** Pinned monitors in the sheet of a phone, where the canvas has no room for them. */
import { useStore } from 'zustand';
import { documentStore } from '../../stores/document-store.ts';
import { monitorsOf } from '../../stores/monitor-words.ts';
import { resultsStore } from '../../stores/results-store.ts';
import { factsStore, toggleMonitor } from '../../stores/ui-facts-store.ts';
import { Readout } from '../../ui/Readout.tsx';
import css from './PinnedMonitors.module.css';

export function PinnedMonitors() {
  const monitored = useStore(factsStore, (facts) => facts.monitored);
  const diagram = useStore(documentStore, (document) => document.diagram);
  const figures = useStore(resultsStore, (results) => results.figures);
  const states = useStore(resultsStore, (results) => results.states);
  const monitors = monitorsOf(monitored, diagram, { figures, states });
  if (monitors.length === 0) return null;
  return (
    <div className={css.monitors}>
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
    </div>
  );
}
