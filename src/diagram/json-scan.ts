/** A look at JSON text before it is read: how deep it nests, and where it breaks off. Reads once through, without recursion. */

/** Space and all above it, but for the quotation mark and the backslash. */
const PLAIN = '[ !#-[\\]-\\uffff]*';
const STRING = `"${PLAIN}(?:\\\\(?:["\\\\/bfnrt]|u[0-9a-fA-F]{4})${PLAIN})*"`;
const NUMBER = '-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?';
const TOKEN = new RegExp(`([{}[\\],:])|(${STRING})|(?:${NUMBER}|true|false|null)`, 'y');
const SPACE = /[\t\n\r ]*/y;
const [QUOTE, BACKSLASH] = [0x22, 0x5c];
const [OPEN_BRACE, CLOSE_BRACE, OPEN_BRACKET, CLOSE_BRACKET] = [0x7b, 0x7d, 0x5b, 0x5d];

export interface JsonScan {
  readonly tooDeep: boolean;
  /** Index of the first character that cannot stand where it does; null when the text is JSON. */
  readonly errorAt: number | null;
}

/**
 * Whether more brackets stand open at one place than may: a quick look, for what is nearly always sound and shallow.
 * Text that is not JSON may be said to be too deep; `scanJson` knows better.
 */
export function seemsTooDeep(text: string, deepest: number): boolean {
  let open = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (sign === QUOTE) {
      for (at += 1; at < text.length && text.charCodeAt(at) !== QUOTE; at += 1)
        if (text.charCodeAt(at) === BACKSLASH) at += 1;
    } else if (sign === OPEN_BRACE || sign === OPEN_BRACKET) {
      open += 1;
      if (open > deepest) return true;
    } else if (sign === CLOSE_BRACE || sign === CLOSE_BRACKET) open -= 1;
  }
  return false;
}

type Expected = 'value' | 'value or ]' | 'key' | 'key or }' | ':' | ', or close' | 'nothing';

export function scanJson(text: string, deepest: number): JsonScan {
  const open: ('{' | '[')[] = [];
  let expected: Expected = 'value';
  let at = 0;
  const broken = (): JsonScan => ({ tooDeep: false, errorAt: at });
  const afterValue = (): Expected => (open.length === 0 ? 'nothing' : ', or close');

  for (;;) {
    SPACE.lastIndex = at;
    SPACE.exec(text);
    at = SPACE.lastIndex;
    if (at === text.length) return expected === 'nothing' ? { tooDeep: false, errorAt: null } : broken();
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text);
    if (!token) return broken();
    const [, mark, string] = token;
    const canBeValue = expected === 'value' || expected === 'value or ]';

    if (mark === '{' || mark === '[') {
      if (!canBeValue) return broken();
      open.push(mark);
      if (open.length > deepest) return { tooDeep: true, errorAt: null };
      expected = mark === '{' ? 'key or }' : 'value or ]';
    } else if (mark === '}' || mark === ']') {
      const [bracket, whenEmpty] =
        mark === '}' ? (['{', 'key or }'] as const) : (['[', 'value or ]'] as const);
      if (open.at(-1) !== bracket || (expected !== ', or close' && expected !== whenEmpty)) return broken();
      open.pop();
      expected = afterValue();
    } else if (mark === ',') {
      if (expected !== ', or close') return broken();
      expected = open.at(-1) === '{' ? 'key' : 'value';
    } else if (mark === ':') {
      if (expected !== ':') return broken();
      expected = 'value';
    } else if (string !== undefined && (expected === 'key' || expected === 'key or }')) {
      expected = ':';
    } else if (canBeValue) {
      expected = afterValue();
    } else return broken();
    at = TOKEN.lastIndex;
  }
}

/** "line 3, column 12", both counted from 1. */
export function placeInText(text: string, index: number): string {
  const before = text.slice(0, index);
  const lineStart = before.lastIndexOf('\n') + 1;
  return `line ${before.split('\n').length}, column ${index - lineStart + 1}`;
}
