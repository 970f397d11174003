/** The browser's own compression for links. Missing in old browsers: links are then longer, and packed ones cannot be opened. */
import type { LinkPacking } from '../diagram/link-codec.ts';

/** Compressed without a frame of its own: a link has its own length and checksum. */
const FORM = 'deflate-raw';

/** A piece is worked off as a whole, and grows a thousandfold at most: small ones keep that within bounds. */
const PIECE_BYTES = 512;

/** The chunks that come out of a stream into which these bytes go. Whoever stops taking chunks stops the work. */
async function* through(
  stream: CompressionStream | DecompressionStream,
  bytes: Uint8Array,
): AsyncGenerator<Uint8Array> {
  const writer = stream.writable.getWriter();
  const reader = stream.readable.getReader();
  // A stream that fails says so to its reader; the writer's own complaint would be the same once more.
  const quiet = () => {};
  const feed = async () => {
    for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
      await writer.ready;
      await writer.write(bytes.slice(at, at + PIECE_BYTES));
    }
    await writer.close();
  };
  feed().catch(quiet);
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    reader.cancel().catch(quiet);
  }
}

async function joined(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for await (const chunk of chunks) parts.push(Uint8Array.from(chunk));
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** Null where the browser has no such streams. */
export function findPacking(): LinkPacking | null {
  try {
    new DecompressionStream(FORM);
    return {
      deflate: (bytes) => joined(through(new CompressionStream(FORM), bytes)),
      inflate: (bytes) => through(new DecompressionStream(FORM), bytes),
    };
  } catch {
    return null;
  }
}

export const platformPacking: LinkPacking | null = findPacking();
