/** Reads a component's parameters: what the document says, or the kind's default where it says nothing usable. */
import type { ParameterValue } from '../diagram/diagram.ts';
import type { Kind, Parameter, Settings } from './kind.ts';

export function makeSettings(kind: Kind, parameters: Readonly<Record<string, ParameterValue>>): Settings {
  function read<T extends Parameter['type']>(key: string, type: T): ParameterValue {
    const rule = Object.hasOwn(kind.parameters, key) ? kind.parameters[key] : undefined;
    if (rule?.type !== type) throw new Error(`A ${kind.label} has no ${type} parameter called "${key}".`);
    const value = Object.hasOwn(parameters, key) ? parameters[key] : undefined;
    return value !== undefined && isUsable(rule, value) ? value : rule.default;
  }
  return {
    number: (key) => read(key, 'number') as number,
    choice: (key) => read(key, 'choice') as string,
    toggle: (key) => read(key, 'toggle') as boolean,
  };
}

function isUsable(rule: Parameter, value: ParameterValue): boolean {
  if (rule.type === 'toggle') return typeof value === 'boolean';
  if (rule.type === 'choice') return typeof value === 'string' && rule.options.includes(value);
  return (
    typeof value === 'number' &&
    value >= rule.min &&
    value <= rule.max &&
    (!rule.integer || Number.isInteger(value))
  );
}
