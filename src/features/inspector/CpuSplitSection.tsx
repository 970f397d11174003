/** The CPU of a machine, split by process: one bar, and each process with its share, its cores and its part of the use. */
import { useState } from 'react';
import { useStore } from 'zustand';
import { kindOf } from '../../catalog/index.ts';
import { makeSettings } from '../../catalog/settings.ts';
import { findComponent } from '../../diagram/edits.ts';
import { amount, percent } from '../../stores/figure-words.ts';
import { resultsStore } from '../../stores/results-store.ts';
import { useHeldFact } from '../../stores/use-held-fact.ts';
import { Section } from '../../ui/Section.tsx';
import type { ComponentProps } from './ComponentInspector.tsx';
import { type CpuPart, cpuParts } from './cpu-split.ts';
import css from './Split.module.css';

export function CpuSplitSection({ component, diagram }: ComponentProps) {
  const [open, setOpen] = useState(false);
  const seconds = useStore(resultsStore, (results) => results.figuresOverSeconds);
  useHeldFact(open ? { fact: 'cpu-split-opened', component: component.id } : null);
  return (
    <Section title="CPU by process" aside={`over the last ${seconds} s`} startsClosed onToggle={setOpen}>
      {open && <CpuSplit component={component} diagram={diagram} />}
    </Section>
  );
}

function CpuSplit({ component, diagram }: ComponentProps) {
  const figures = useStore(resultsStore, (results) => results.figures.get(component.id));
  const kind = kindOf(component.kind);
  if (figures?.role !== 'machine' || kind.role !== 'machine')
    return <p className={css.quiet}>Not measured yet.</p>;
  const { cores } = kind.plan(makeSettings(kind, component.parameters));
  const parts = cpuParts(figures, cores);
  if (parts.length === 0) return <p className={css.quiet}>No process stands in this machine.</p>;
  const look = ({ process }: CpuPart, at: number) => {
    const found = findComponent(diagram, process);
    const same = parts.slice(0, at).filter((one) => kindColour(one.process) === kindColour(process)).length;
    return { name: found?.name ?? process, colour: `var(--${kindColour(process)})`, pattern: same % 3 };
  };
  const kindColour = (id: string) => {
    const found = findComponent(diagram, id);
    return found ? kindOf(found.kind).colour : 'compute';
  };
  return (
    <>
      <div className={css.whole} aria-hidden="true">
        {parts.map((part, at) => (
          <Bar key={part.process} {...look(part, at)} share={part.share} />
        ))}
      </div>
      <p className={css.pair}>
        <b>CPU {percent(figures.cpuShare)} busy</b>
        <span>
          {amount(figures.cpuShare * cores)} of {cores} {cores === 1 ? 'core' : 'cores'}
        </span>
      </p>
      <table className={css.table}>
        <caption className="visually-hidden">CPU of {component.name} by process</caption>
        <thead>
          <tr>
            <th scope="col">Process</th>
            <th scope="col">of the CPU</th>
            <th scope="col">cores</th>
            <th scope="col">of what is used</th>
          </tr>
        </thead>
        <tbody>
          {parts.map((part, at) => {
            const { name, ...bar } = look(part, at);
            return (
              <tr key={part.process}>
                <th scope="row">
                  <span className={css.swatch} aria-hidden="true">
                    <Bar {...bar} share={1} />
                  </span>
                  {name}
                </th>
                <td>{percent(part.share)}</td>
                <td>{coresText(part.cores)}</td>
                <td>
                  <b>{percent(part.ofUse)}</b>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </>
  );
}

function coresText(cores: number): string {
  return cores > 0 && cores < 0.005 ? 'under 0.01' : String(Number(cores.toFixed(2)));
}

interface BarProps {
  readonly share: number;
  readonly colour: string;
  readonly pattern: number;
}

/** Processes of one colour differ by their pattern. */
function Bar({ share, colour, pattern }: BarProps) {
  return <i data-pattern={pattern} style={{ width: `${share * 100}%`, color: colour }} />;
}
