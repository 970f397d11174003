/** Break it: switch it off, or make it slow; with what its callers meet then. */
import { Power, PowerOff } from 'lucide-react';
import { kindOf } from '../../catalog/index.ts';
import { LIMITS } from '../../diagram/diagram.ts';
import { findComponent, setSlowFactor } from '../../diagram/edits.ts';
import type { KindRole } from '../../diagram/kind-rules.ts';
import { edit } from '../../stores/document-store.ts';
import { switchComponents } from '../../stores/selection-actions.ts';
import { NumberField } from '../../ui/NumberField.tsx';
import { Section } from '../../ui/Section.tsx';
import { SegmentedField } from '../../ui/SegmentedField.tsx';
import type { ComponentProps } from './ComponentInspector.tsx';
import css from './Inspector.module.css';

const SWITCH: Readonly<
  Record<KindRole, { readonly label: string; readonly on: string; readonly off: string }>
> = {
  client: { label: 'Traffic', on: 'Sending', off: 'Stopped' },
  process: { label: 'Process', on: 'Running', off: 'Stopped' },
  machine: { label: 'Power', on: 'On', off: 'Powered off' },
};

const SLOW: Readonly<Record<KindRole, string>> = {
  client: 'Its network takes so many times longer.',
  process: 'Its work takes so many times more CPU.',
  machine: 'Everything on it takes so many times longer.',
};

export function BreakSection({ component, diagram }: ComponentProps) {
  const kind = kindOf(component.kind);
  const words = SWITCH[kind.role];
  const machine = component.machine === undefined ? undefined : findComponent(diagram, component.machine);
  return (
    <Section title="Break">
      <SegmentedField
        label={words.label}
        value={component.power === 'on' ? 'on' : 'off'}
        options={[
          { value: 'on', label: words.on, icon: <Power /> },
          { value: 'off', label: words.off, icon: <PowerOff /> },
        ]}
        onCommit={(value) => switchComponents([component.id], value === 'on')}
      />
      {machine?.power === 'off' && (
        <p className={css.warning}>
          {machine.name}, the machine it stands in, has no power. Nothing on it answers.
        </p>
      )}
      {kind.role === 'process' && (
        <>
          {component.power !== 'on' && <p className={css.warning}>{kind.whenStopped}</p>}
          <details className={css.details}>
            <summary>What do its callers meet?</summary>
            <dl className={css.cases}>
              <dt>When it is stopped</dt>
              <dd>{kind.whenStopped}</dd>
              <dt>When its machine is off or the link is cut</dt>
              <dd>{kind.whenSilent}</dd>
              <dt>When it is full</dt>
              <dd>{kind.whenFull}</dd>
            </dl>
          </details>
        </>
      )}
      {kind.role === 'machine' && (
        <p className={css.quiet}>
          Powered off, it is silent: callers wait until their own time-out. All processes on it are gone.
        </p>
      )}
      <NumberField
        label="Slower by a factor of"
        value={component.slowFactor}
        {...LIMITS.slowFactor}
        step={1}
        unit="times"
        help={`${SLOW[kind.role]} 1 is normal, up to ${LIMITS.slowFactor.max}.`}
        onCommit={(factor) =>
          edit(
            factor === 1
              ? `Make ${component.name} as fast as before`
              : `Make ${component.name} ${factor} times slower`,
            (before) => setSlowFactor(before, component.id, factor),
          )
        }
      />
    </Section>
  );
}
