/** Reads foreign reference data key by key: every unknown key or wrong value is a fault with its path. */

/** What is wrong in a case file, and where: "system.processes[0].workers". */
export interface Fault {
  readonly path: string;
  readonly message: string;
}

export type Raw = Readonly<Record<string, unknown>>;

interface Range {
  readonly least?: number;
  readonly above?: number;
  readonly most?: number;
  readonly whole?: boolean;
}

/** Collects all faults and goes on with a stand-in, so that one reading tells everything that is wrong. */
export class Reading {
  readonly faults: Fault[] = [];

  fault(path: string, message: string): void {
    this.faults.push({ path, message });
  }

  /** A record whose keys are all known. */
  record(value: unknown, path: string, known: readonly string[]): Raw {
    const record = this.anyRecord(value, path);
    for (const key of Object.keys(record)) {
      if (!known.includes(key))
        this.fault(path === '' ? key : `${path}.${key}`, 'This key is not part of the format.');
    }
    return record;
  }

  anyRecord(value: unknown, path: string): Raw {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Raw;
    this.fault(path, `Here stands ${shown(value)} instead of a record.`);
    return {};
  }

  list(value: unknown, path: string, least = 0): readonly unknown[] {
    if (!Array.isArray(value)) this.fault(path, `Here stands ${shown(value)} instead of a list.`);
    else if (value.length < least)
      this.fault(path, `The list has ${value.length} entries; ${least} is least.`);
    else return value;
    return [];
  }

  text(value: unknown, path: string): string {
    if (typeof value === 'string' && value !== '') return value;
    this.fault(path, `Here stands ${shown(value)} instead of a text.`);
    return '';
  }

  number(value: unknown, path: string, { least, above, most, whole }: Range = {}): number {
    if (typeof value !== 'number' || !Number.isFinite(value)) {
      this.fault(path, `Here stands ${shown(value)} instead of a number.`);
      return 1;
    }
    const wrong =
      (least !== undefined && value < least) ||
      (above !== undefined && value <= above) ||
      (most !== undefined && value > most) ||
      (whole === true && !Number.isInteger(value));
    if (wrong) this.fault(path, `The engine cannot run the value ${value}.`);
    return wrong ? 1 : value;
  }

  oneOf<T extends string>(value: unknown, path: string, options: readonly T[]): T {
    const found = options.find((option) => option === value);
    if (found !== undefined) return found;
    this.fault(path, `The engine knows ${options.join(', ')}, not ${shown(value)}.`);
    return options[0] as T;
  }

  /** The name of something that the system has. */
  nameOf(value: unknown, path: string, names: readonly string[], what: string): string {
    if (typeof value === 'string' && names.includes(value)) return value;
    this.fault(path, `There is no ${what} ${shown(value)}.`);
    return '';
  }

  /** Names must differ. */
  different(names: readonly string[], path: string): void {
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    if (twice !== undefined) this.fault(path, `Two of them are called ${shown(twice)}.`);
  }
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
