/** Parameters of a component: what a value must be, in words, and which values are kept. */
import type { Component, Diagram, ParameterValue } from './diagram.ts';
import type { KindTable, NumberRule, ParameterRule } from './kind-rules.ts';

export type EditResult =
  | { readonly ok: true; readonly diagram: Diagram }
  | { readonly ok: false; readonly message: string };

export type Checked<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly message: string };

const NUMBER_TEXT = /^\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)(e[+-]?[0-9]{1,4})?\s*$/i;

export function formatNumber(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 6 });
}

/** "a whole number from 1 to 1,000 ms". */
export function allowedRange(rule: Pick<NumberRule, 'min' | 'max' | 'integer' | 'unit'>): string {
  const unit = rule.unit ? ` ${rule.unit}` : '';
  const what = rule.integer ? 'a whole number' : 'a number';
  return `${what} from ${formatNumber(rule.min)} to ${formatNumber(rule.max)}${unit}`;
}

/** A number within its range, given as a number or as typed. */
export function checkNumber(
  rule: Pick<NumberRule, 'min' | 'max' | 'integer' | 'unit' | 'label'>,
  value: unknown,
): Checked<number> {
  const number = typeof value === 'string' && NUMBER_TEXT.test(value) ? Number(value) : value;
  const fits =
    typeof number === 'number' &&
    number >= rule.min &&
    number <= rule.max &&
    (!rule.integer || Number.isInteger(number));
  if (fits) return { ok: true, value: number + 0 };
  return { ok: false, message: `${rule.label ?? 'The value'} must be ${allowedRange(rule)}.` };
}

/** Whether a value fits its rule, in words where it does not. */
export function checkParameter(rule: ParameterRule, value: unknown): Checked<ParameterValue> {
  const label = rule.label ?? 'The value';
  switch (rule.type) {
    case 'number':
      return checkNumber(rule, value);
    case 'choice':
      return typeof value === 'string' && rule.options.includes(value)
        ? { ok: true, value }
        : { ok: false, message: `${label} must be one of: ${rule.options.join(', ')}.` };
    case 'toggle':
      return typeof value === 'boolean'
        ? { ok: true, value }
        : { ok: false, message: `${label} must be on or off.` };
  }
}

export function ruleOf(kinds: KindTable, kind: string, key: string): ParameterRule | undefined {
  const rules = kinds.get(kind)?.parameters;
  return rules && Object.hasOwn(rules, key) ? rules[key] : undefined;
}

/** The value in force: the component's own, or the kind's default. */
export function parameterValue(
  kinds: KindTable,
  component: Component,
  key: string,
): ParameterValue | undefined {
  const own = Object.hasOwn(component.parameters, key) ? component.parameters[key] : undefined;
  return own ?? ruleOf(kinds, component.kind, key)?.default;
}

/** Sets a parameter; a bad value changes nothing and says what is allowed. The default is not written down. */
export function setParameter(
  diagram: Diagram,
  kinds: KindTable,
  componentId: string,
  key: string,
  value: ParameterValue,
): EditResult {
  const component = diagram.components.find(({ id }) => id === componentId);
  if (!component) return { ok: false, message: 'This part is not in the diagram any more.' };
  const rule = ruleOf(kinds, component.kind, key);
  if (!rule) return { ok: false, message: `${component.name} has no such setting.` };
  const checked = checkParameter(rule, value);
  if (!checked.ok) return checked;
  if (checked.value === parameterValue(kinds, component, key)) return { ok: true, diagram };
  const { [key]: _former, ...others } = component.parameters;
  const parameters =
    checked.value === rule.default ? others : { ...component.parameters, [key]: checked.value };
  const changed = { ...component, parameters };
  const components = diagram.components.map((each) => (each === component ? changed : each));
  return { ok: true, diagram: { ...diagram, components } };
}
