/** Every parameter of a component, with its unit, range, default, meaning and how realistic it is; in a lesson those that may be changed come first. */
import { RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import { kindOf, kindTable } from '../../catalog/index.ts';
import type { Parameter } from '../../catalog/kind.ts';
import type { Component, ParameterValue } from '../../diagram/diagram.ts';
import { parameterValue, setParameter } from '../../diagram/parameters.ts';
import { documentStore, edit } from '../../stores/document-store.ts';
import { isLocked, lessonStore } from '../../stores/lesson-store.ts';
import { announce } from '../../stores/view-store.ts';
import { Button } from '../../ui/Button.tsx';
import { CheckField } from '../../ui/CheckField.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { formatNumber } from '../../ui/parse-number.ts';
import { Section } from '../../ui/Section.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import css from './Inspector.module.css';
import { LockedWords } from './LockedWords.tsx';
import { isParameterShown } from './shown-parameters.ts';

export function SettingsSection({ component }: { readonly component: Component }) {
  const parameters = Object.entries(kindOf(component.kind).parameters);
  const valueAt = (key: string) => parameterValue(kindTable, component, key);
  const shown = parameters
    .filter(([, parameter]) => isParameterShown(parameter, valueAt))
    .toSorted(
      ([one], [other]) => Number(isLocked(component.kind, one)) - Number(isLocked(component.kind, other)),
    );
  return (
    <Section title="Settings" aside={`${shown.length}`}>
      {shown.map(([key, parameter]) => (
        <ParameterField
          key={key}
          name={key}
          parameter={parameter}
          component={component}
          value={valueAt(key) ?? parameter.default}
        />
      ))}
    </Section>
  );
}

interface ParameterFieldProps {
  readonly name: string;
  readonly parameter: Parameter;
  readonly component: Component;
  readonly value: ParameterValue;
}

function ParameterField({ name, parameter, component, value }: ParameterFieldProps) {
  const set = (next: ParameterValue) => {
    const { diagram } = documentStore.getState();
    const result = setParameter(diagram, kindTable, component.id, name, next);
    if (!result.ok) return announce(result.message, 'problem');
    edit(`Set ${parameter.label} of ${component.name} to ${spoken(parameter, next)}`, () => result.diagram);
  };
  const locked = useStore(lessonStore, () => isLocked(component.kind, name));
  const help = (
    <>
      {locked && <LockedWords />}
      <ParameterHelp parameter={parameter} />
    </>
  );
  const extra =
    value === parameter.default || locked ? null : (
      <Button
        look="quiet"
        className={css.reset}
        icon={<RotateCcw />}
        name={`Reset ${parameter.label} to ${spoken(parameter, parameter.default)}`}
        onClick={() => set(parameter.default)}
      />
    );
  const shared = { label: parameter.label, help, extra, disabled: locked, onCommit: set };
  if (parameter.type === 'toggle') return <CheckField {...shared} checked={value === true} />;
  if (parameter.type === 'choice') {
    const options = parameter.options.map((option, index) => ({
      value: option,
      label: parameter.optionLabels?.[index] ?? option,
    }));
    return <SelectField {...shared} value={String(value)} options={options} />;
  }
  const { min, max, integer, unit, step } = parameter;
  return (
    <NumberField
      {...shared}
      {...(step === undefined ? {} : { step })}
      value={Number(value)}
      min={min}
      max={max}
      integer={integer}
      unit={unit}
    />
  );
}

/** "12 ms", "Refuse at once", "on". */
function spoken(parameter: Parameter, value: ParameterValue): string {
  if (parameter.type === 'toggle') return value ? 'on' : 'off';
  if (parameter.type === 'choice')
    return parameter.optionLabels?.[parameter.options.indexOf(String(value))] ?? String(value);
  return `${formatNumber(Number(value))} ${parameter.unit}`.trim();
}

function ParameterHelp({ parameter }: { readonly parameter: Parameter }) {
  const [open, setOpen] = useState(false);
  const { meaning, realism } = parameter;
  const range =
    parameter.type === 'number' ? `${formatNumber(parameter.min)} to ${formatNumber(parameter.max)}. ` : '';
  return (
    <>
      <span>{meaning}</span>
      <span className={css.range}>
        <span>
          {range}Default {spoken(parameter, parameter.default)}.
        </span>{' '}
        <button type="button" className={css.link} aria-expanded={open} onClick={() => setOpen(!open)}>
          Is this realistic?
        </button>
      </span>
      {open && (
        <span className={css.realism}>
          {realism.text}
          {realism.source && <cite>Source: {realism.source}</cite>}
        </span>
      )}
    </>
  );
}
