/** Which parameters matter now: some only count when another has a certain value. */
import type { Parameter } from '../../catalog/kind.ts';
import type { ParameterValue } from '../../diagram/diagram.ts';

export function isParameterShown(
  { shownWhen }: Pick<Parameter, 'shownWhen'>,
  valueAt: (key: string) => ParameterValue | undefined,
): boolean {
  if (!shownWhen) return true;
  const value = valueAt(shownWhen.key);
  return typeof value !== 'number' && value !== undefined && shownWhen.is.includes(value);
}
