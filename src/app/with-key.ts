/** A command's words with its key, for the hint over its button: "Undo (Ctrl+Z)". */
import { commandById } from '../stores/commands.ts';
import { keyCaps } from '../stores/keys.ts';
import { ON_MAC } from './use-keys.ts';

export function withKey(text: string, id: string): string {
  const [word] = commandById(id).keys;
  return word ? `${text} (${keyCaps(word, ON_MAC).join('+')})` : text;
}
