/** Copies of the engine's state: flat arrays and plain objects, no functions and no references to the outside. */

/**
 * A deep copy. Typed arrays are sliced; objects are remade by their own constructor without arguments,
 * so that a restored state has the same shape as the first one.
 */
export function copyOf<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  if (ArrayBuffer.isView(value)) return (value as unknown as Float64Array).slice() as unknown as T;
  if (Array.isArray(value)) return value.map(copyOf) as unknown as T;
  const Remake = value.constructor as new () => object;
  const copy = new Remake() as Record<string, unknown>;
  for (const [key, field] of Object.entries(value)) copy[key] = copyOf(field);
  return copy as T;
}
