/** What the palette offers, in groups, and which of it a search finds. */
import { kinds } from '../../catalog/index.ts';
import { NOTE_KIND } from '../../stores/canvas-requests.ts';

export interface PaletteItem {
  readonly kind: string;
  readonly group: string;
  readonly label: string;
  readonly summary: string;
  readonly icon: readonly string[];
  readonly colour: 'browser' | 'mobile' | 'compute' | 'data' | 'note';
}

const NOTE: PaletteItem = {
  kind: NOTE_KIND,
  group: 'Notes',
  label: 'Text note',
  summary: 'Words of your own on the canvas. It changes nothing in the run.',
  icon: ['M5 4h14a1 1 0 0 1 1 1v9l-6 6H5a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1z', 'M14 20v-6h6', 'M8 9h8M8 13h3'],
  colour: 'note',
};

export const PALETTE: readonly PaletteItem[] = [
  ...kinds.map(({ id, group, label, summary, icon, colour }) => ({
    kind: id,
    group,
    label,
    summary,
    icon,
    colour,
  })),
  NOTE,
];

export interface PaletteGroup {
  readonly name: string;
  readonly items: readonly PaletteItem[];
}

/** Every word of the search must occur in the name, the group or the description. */
export function findItems(items: readonly PaletteItem[], search: string): readonly PaletteGroup[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const found = items.filter(({ label, group, summary }) => {
    const text = `${label} ${group} ${summary}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const groups = new Map<string, PaletteItem[]>();
  for (const item of found) groups.set(item.group, [...(groups.get(item.group) ?? []), item]);
  return [...groups].map(([name, members]) => ({ name, items: members }));
}

/** In a lesson: what it uses, what an earlier one used, and what only a later one brings. */
export interface LessonPalette {
  readonly here: readonly PaletteItem[];
  readonly later: readonly PaletteItem[];
  readonly unused: readonly PaletteItem[];
}

export function lessonPalette(
  items: readonly PaletteItem[],
  allowed: readonly string[],
  laterKinds: readonly string[],
): LessonPalette {
  const here = items.filter(({ kind }) => allowed.includes(kind) || kind === NOTE_KIND);
  const rest = items.filter((item) => !here.includes(item));
  return {
    here,
    later: rest.filter(({ kind }) => laterKinds.includes(kind)),
    unused: rest.filter(({ kind }) => !laterKinds.includes(kind)),
  };
}
