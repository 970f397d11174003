/** Keys as words: "mod+shift+z". `mod` is Ctrl, or Command on a Mac. Matching, and how a key is written for people. */

export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

interface KeyWord {
  readonly key: string;
  readonly mod: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
}

function readKey(word: string): KeyWord {
  const parts = word.split('+');
  const key = parts.pop() || '+';
  return { key, mod: parts.includes('mod'), shift: parts.includes('shift'), alt: parts.includes('alt') };
}

/** A sign such as "?" or "+" is typed with or without Shift, depending on the keyboard. */
function isSign(key: string): boolean {
  return key.length === 1 && key !== ' ' && key.toLowerCase() === key.toUpperCase();
}

export function matchesKey(word: string, press: KeyPress, mac: boolean): boolean {
  const wanted = readKey(word);
  const wantedKey = wanted.key === 'space' ? ' ' : wanted.key;
  const mod = mac ? press.metaKey : press.ctrlKey;
  const other = mac ? press.ctrlKey : press.metaKey;
  if (press.key.toLowerCase() !== wantedKey || mod !== wanted.mod || other || press.altKey !== wanted.alt)
    return false;
  return press.shiftKey === wanted.shift || isSign(wantedKey);
}

/** A key that types a character and is pressed alone: the ones that can be switched off (WCAG 2.1.4). */
export function isSingleKey(word: string): boolean {
  const { key, mod, alt } = readKey(word);
  return !mod && !alt && (key.length === 1 || key === 'space');
}

const NAMES: Readonly<Record<string, string>> = {
  delete: 'Delete',
  backspace: 'Backspace',
  escape: 'Esc',
  enter: 'Enter',
  space: 'Space',
  '-': 'Minus',
  '.': 'Full stop',
  ',': 'Comma',
};

/** For people: ["Ctrl", "Shift", "Z"]. */
export function keyCaps(word: string, mac: boolean): readonly string[] {
  const { key, mod, shift, alt } = readKey(word);
  const name = NAMES[key] ?? key.toUpperCase();
  return [mod ? (mac ? '⌘' : 'Ctrl') : '', alt ? (mac ? '⌥' : 'Alt') : '', shift ? 'Shift' : '', name].filter(
    Boolean,
  );
}
