/** Reads the arguments of a command line: what stands free, switches, and options with a value. */
import { resolve } from 'node:path';

export interface Arguments {
  readonly ok: true;
  readonly free: readonly string[];
  readonly switches: ReadonlySet<string>;
  readonly options: ReadonlyMap<string, string>;
}

export interface BadArguments {
  readonly ok: false;
  readonly message: string;
}

interface Known {
  readonly switches: readonly string[];
  readonly options: readonly string[];
}

/** Options may be written `--seed 3` or `--seed=3`; after `--` everything stands free. */
export function readArguments(args: readonly string[], known: Known): Arguments | BadArguments {
  const free: string[] = [];
  const switches = new Set<string>();
  const options = new Map<string, string>();
  const bad = (message: string): BadArguments => ({ ok: false, message });
  for (let i = 0; i < args.length; i++) {
    const word = args[i] ?? '';
    if (word === '--') {
      free.push(...args.slice(i + 1));
      break;
    }
    if (!word.startsWith('-') || word === '-') {
      free.push(word);
      continue;
    }
    const [name = '', ...rest] = word.split('=');
    const inline = rest.length > 0 ? rest.join('=') : undefined;
    if (known.switches.includes(name)) {
      if (inline !== undefined) return bad(`${name} takes no value.`);
      switches.add(name);
    } else if (known.options.includes(name)) {
      if (options.has(name)) return bad(`${name} is given twice.`);
      const value = inline ?? args[++i];
      if (value === undefined || value === '') return bad(`${name} needs a value.`);
      options.set(name, value);
    } else return bad(`There is no option ${name}.`);
  }
  return { ok: true, free, switches, options };
}

/** A path as the person who typed it means it: npm runs its commands at the root, wherever one stands. */
export function pathAsTyped(path: string): string {
  return resolve(process.env.INIT_CWD ?? '.', path);
}
