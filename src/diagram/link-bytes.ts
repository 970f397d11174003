/** The bytes inside a link, written and read one after the other: whole numbers, numbers of any kind, texts. */

/** What is inside a link cannot be read. Thrown by readers only, and caught where a link is opened. */
export class BrokenLink extends Error {
  readonly place: string | undefined;
  constructor(message: string, place?: string) {
    super(message);
    this.place = place;
  }
}

const LONE_SURROGATES = /\p{Surrogate}/gu;

function utf8(text: string): number[] {
  const escaped = encodeURIComponent(text.replace(LONE_SURROGATES, '\ufffd'));
  const bytes: number[] = [];
  for (let index = 0; index < escaped.length; index += 1) {
    const coded = escaped[index] === '%';
    bytes.push(coded ? Number.parseInt(escaped.slice(index + 1, index + 3), 16) : escaped.charCodeAt(index));
    if (coded) index += 2;
  }
  return bytes;
}

export class ByteWriter {
  private readonly bytes: number[] = [];

  byte(value: number): void {
    this.bytes.push(value);
  }

  /** A whole number from 0 on: seven bits a byte, the small end first. */
  whole(value: number): void {
    if (!Number.isSafeInteger(value) || value < 0) throw new Error(`${value} is no whole number from 0 on.`);
    let rest = value;
    while (rest >= 128) {
      this.bytes.push((rest % 128) + 128);
      rest = Math.floor(rest / 128);
    }
    this.bytes.push(rest);
  }

  signed(value: number): void {
    this.whole(value >= 0 ? value * 2 : -value * 2 - 1);
  }

  double(value: number): void {
    this.append(new Uint8Array(new Float64Array([value + 0]).buffer));
  }

  text(text: string): void {
    const bytes = utf8(text);
    this.whole(bytes.length);
    this.append(bytes);
  }

  append(bytes: Iterable<number>): void {
    for (const byte of bytes) this.bytes.push(byte);
  }

  written(): Uint8Array {
    return Uint8Array.from(this.bytes);
  }
}

export class ByteReader {
  private readonly bytes: Uint8Array;
  private at = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  get isAtEnd(): boolean {
    return this.at === this.bytes.length;
  }

  byte(): number {
    const value = this.bytes[this.at];
    if (value === undefined) throw new BrokenLink('it ends in the middle');
    this.at += 1;
    return value;
  }

  whole(): number {
    let value = 0;
    let scale = 1;
    for (let count = 0; count < 8; count += 1) {
      const byte = this.byte();
      value += (byte % 128) * scale;
      if (!Number.isSafeInteger(value)) break;
      if (byte < 128) return value;
      scale *= 128;
    }
    throw new BrokenLink('a number is too large');
  }

  signed(): number {
    const value = this.whole();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  double(): number {
    return new Float64Array(this.take(8).slice().buffer)[0] ?? 0;
  }

  take(count: number): Uint8Array {
    if (count > this.bytes.length - this.at) throw new BrokenLink('it ends in the middle');
    this.at += count;
    return this.bytes.subarray(this.at - count, this.at);
  }

  text(): string {
    let escaped = '';
    for (const byte of this.take(this.whole())) escaped += `%${byte.toString(16).padStart(2, '0')}`;
    try {
      return decodeURIComponent(escaped);
    } catch {
      throw new BrokenLink('a text in it is not text');
    }
  }
}
