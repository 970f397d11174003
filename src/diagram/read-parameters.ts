/** Reads a component's parameters from outside: each a known key with a value in its range. */
import { within } from './bounds.ts';
import type { ParameterValue } from './diagram.ts';
import { type Intake, isRecord, type Raw, shown } from './intake.ts';
import type { KindRules, ParameterRule } from './kind-rules.ts';
import { allowedRange, checkParameter } from './parameters.ts';
import type { Strangers } from './strangers.ts';

/** The nearest value that is allowed; digits in quotes are the number that they spell. */
function nearest(rule: ParameterRule, raw: unknown): ParameterValue {
  if (rule.type !== 'number') return rule.default;
  const typed = typeof raw === 'string' ? checkParameter(rule, raw) : null;
  if (typed?.ok) return typed.value;
  const number = typeof raw === 'number' ? raw : rule.default;
  return within(rule.integer ? Math.round(number) : number, rule, rule.default);
}

function allowed(rule: ParameterRule): string {
  if (rule.type === 'number') return allowedRange(rule);
  return rule.type === 'choice' ? rule.options.join(', ') : 'on or off';
}

/** Only what differs from the defaults is kept. */
export function readParameters(
  intake: Intake,
  strangers: Strangers,
  component: Raw,
  kind: KindRules,
  { id, name }: { readonly id: string; readonly name: string },
): Readonly<Record<string, ParameterValue>> {
  const raw = component.parameters;
  if (!isRecord(raw)) {
    if (raw !== undefined)
      intake.say(`${name}: its settings were ${shown(raw)}; they are now the usual ones.`);
    return {};
  }
  const kept: [string, ParameterValue][] = [];
  for (const [key, given] of Object.entries(raw)) {
    const rule = Object.hasOwn(kind.parameters, key) ? kind.parameters[key] : undefined;
    if (!rule) {
      strangers.setting(component, id, name, key, given);
      continue;
    }
    const checked: { ok: boolean; value?: ParameterValue } =
      rule.type === 'number' && typeof given !== 'number' ? { ok: false } : checkParameter(rule, given);
    const value = checked.ok && checked.value !== undefined ? checked.value : nearest(rule, given);
    if (!checked.ok) {
      const label = rule.label ?? key;
      intake.say(`${name}: ${label} was ${shown(given)}; allowed is ${allowed(rule)}. Now ${shown(value)}.`);
      if (value !== rule.default) intake.offerUsual(id, key, rule.default);
    }
    if (value !== rule.default) kept.push([key, value]);
  }
  return Object.fromEntries(kept);
}
