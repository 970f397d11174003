/** What can be exported, and how: the choices of the dialog, remembered while the page is open. */
import type { PictureTheme } from '../../picture/palettes.ts';
import type { DecimalMark } from '../../simulation/table-text.ts';

export type Format = 'svg' | 'png' | 'csv' | 'json' | 'file';

export interface Choices {
  readonly format: Format;
  readonly part: 'everything' | 'selection';
  readonly theme: PictureTheme;
  readonly withState: boolean;
  /** Pixels of a PNG for one unit of the canvas. */
  readonly scale: 1 | 2 | 3;
  /** Length of one row of measurements, simulated milliseconds. */
  readonly everyMs: 1000 | 250;
  readonly decimal: DecimalMark;
}

export const FORMATS: Readonly<Record<Format, { readonly label: string; readonly about: string }>> = {
  svg: {
    label: 'SVG',
    about:
      'A picture that is sharp at any size. The diagram is inside: drop the picture here to open it again.',
  },
  png: {
    label: 'PNG',
    about: 'A picture for slides and chats. The diagram is inside: drop the picture here to open it again.',
  },
  csv: {
    label: 'CSV',
    about: 'What was measured, as a table for spreadsheets: a row for each part and each piece of time.',
  },
  json: {
    label: 'JSON',
    about: 'What was measured, for programs, with what each column means and what was done during the run.',
  },
  file: {
    label: 'File',
    about: 'The diagram itself, as text that people can read. Open it here, or drop it on the page.',
  },
};

export const isPicture = (format: Format): format is 'svg' | 'png' => format === 'svg' || format === 'png';
export const isTable = (format: Format): format is 'csv' | 'json' => format === 'csv' || format === 'json';

export function themeOfPage(): PictureTheme {
  const chosen = document.documentElement.dataset.theme;
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** How numbers are written where this reader is. */
function decimalOfReader(): DecimalMark {
  return new Intl.NumberFormat(navigator.language).format(0.5).includes(',') ? ',' : '.';
}

let last: Choices | null = null;

export function firstChoices(hasSelection: boolean): Choices {
  const before: Choices = last ?? {
    format: 'svg',
    part: 'everything',
    theme: themeOfPage(),
    withState: true,
    scale: 2,
    everyMs: 1000,
    decimal: decimalOfReader(),
  };
  return { ...before, part: hasSelection ? before.part : 'everything' };
}

export function remember(choices: Choices): void {
  last = choices;
}
