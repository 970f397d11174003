/** Entries and settings of parts that this page does not know: kept aside under the id of their part, and tried again with it. */
import type { PartAside } from './aside.ts';
import { type Intake, isRecord, type Raw, shown } from './intake.ts';

/** No file of any version has such an entry in good faith. */
export const isOfLanguage = (key: string) => key in {} || key === 'prototype';

/** Entries of the language have no way into a document; all others go in as they are. */
const fromEntries = (entries: readonly (readonly [string, unknown])[]): Raw =>
  Object.fromEntries(entries.filter(([key]) => !isOfLanguage(key)));

export class Strangers {
  private readonly intake: Intake;
  private readonly former: Map<string, PartAside>;
  /** What lay aside of a part, by the part as it is read. */
  private readonly formerOf = new WeakMap<Raw, PartAside>();
  private readonly kept = new Map<string, { entries: Raw; settings: Raw }>();

  constructor(intake: Intake, former: readonly PartAside[]) {
    this.intake = intake;
    this.former = new Map(former.map((each) => [each.of, each]));
  }

  /** A part as it came, with what lay aside of it. Of two with one id the first gets it. */
  whole(raw: Raw): Raw {
    const former = typeof raw.id === 'string' ? this.former.get(raw.id) : undefined;
    if (!former) return raw;
    this.former.delete(former.of);
    const { settings = {}, entries = {} } = former;
    const parameters = isRecord(raw.parameters)
      ? { parameters: fromEntries([...Object.entries(settings), ...Object.entries(raw.parameters)]) }
      : {};
    const whole = fromEntries([...Object.entries(entries), ...Object.entries({ ...raw, ...parameters })]);
    this.formerOf.set(whole, former);
    return whole;
  }

  /** Entries of a part that are not among the known ones. */
  entries(raw: Raw, known: readonly string[], id: string, what: string): void {
    for (const [key, value] of Object.entries(raw)) {
      if (known.includes(key)) continue;
      const isNews = !Object.hasOwn(this.formerOf.get(raw)?.entries ?? {}, key);
      const fate = isOfLanguage(key) ? 'left out' : 'kept aside';
      if (isNews)
        this.intake.say(`${what} has an entry that this page does not know (${shown(key)}); ${fate}.`);
      this.keep(id, 'entries', key, value);
    }
  }

  /** A setting that its kind does not have. */
  setting(raw: Raw, id: string, name: string, key: string, value: unknown): void {
    const isNews = !Object.hasOwn(this.formerOf.get(raw)?.settings ?? {}, key);
    if (isNews)
      this.intake.say(
        `${name} has no setting ${shown(key)}; ${isOfLanguage(key) ? 'left out' : 'kept aside'}.`,
      );
    this.keep(id, 'settings', key, value);
  }

  /** A machine of an unknown kind, in which a part stood. Whether that is news. */
  holder(raw: Raw, id: string, machine: string): boolean {
    this.keep(id, 'entries', 'machine', machine);
    return this.formerOf.get(raw)?.entries?.machine !== machine;
  }

  private keep(id: string, sort: 'entries' | 'settings', key: string, value: unknown): void {
    if (isOfLanguage(key)) return;
    const kept = this.kept.get(id) ?? { entries: {}, settings: {} };
    this.kept.set(id, { ...kept, [sort]: fromEntries([...Object.entries(kept[sort]), [key, value]]) });
  }

  /** All that lies aside now. */
  parts(): readonly PartAside[] {
    return [...this.kept].map(([of, { entries, settings }]) => ({
      of,
      ...(Object.keys(entries).length > 0 && { entries }),
      ...(Object.keys(settings).length > 0 && { settings }),
    }));
  }
}
