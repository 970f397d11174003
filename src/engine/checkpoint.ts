/** Copies of the engine's state: flat arrays and plain objects, no functions and no references to the outside. */

type View = { readonly buffer: ArrayBuffer; readonly byteOffset: number; readonly length: number };
type ViewMaker = new (buffer: ArrayBuffer, byteOffset: number, length: number) => unknown;

/**
 * A deep copy. Objects are remade by their own constructor without arguments, so that a restored state has the same
 * shape as the first one. Arrays that look at the same memory do so in the copy too.
 */
export function copyOf<T>(value: T, buffers = new Map<ArrayBuffer, ArrayBuffer>()): T {
  if (typeof value !== 'object' || value === null) return value;
  if (ArrayBuffer.isView(value)) {
    const { buffer, byteOffset, length } = value as unknown as View;
    let copied = buffers.get(buffer);
    if (copied === undefined) {
      copied = buffer.slice(0);
      buffers.set(buffer, copied);
    }
    return new (value.constructor as ViewMaker)(copied, byteOffset, length) as T;
  }
  if (Array.isArray(value)) return value.map((item) => copyOf(item, buffers)) as unknown as T;
  const Remake = value.constructor as new () => object;
  const copy = new Remake() as Record<string, unknown>;
  for (const [key, field] of Object.entries(value)) copy[key] = copyOf(field, buffers);
  return copy as T;
}
