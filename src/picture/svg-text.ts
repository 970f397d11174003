/** Words in a saved picture: escaped for XML, and cut or wrapped to a width without a page to measure them on. */

const MARKS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
/** What XML 1.0 may not hold, in any notation. */
const NOT_IN_XML = /(?![\t\n\r])[\p{Cc}\p{Surrogate}\ufffe\uffff]/gu;

/** For the content of an element and for an attribute in quotation marks. */
export function escapeXml(text: string): string {
  return text.replace(NOT_IN_XML, '\ufffd').replace(/[&<>"']/g, (mark) => MARKS[mark] ?? '');
}

export type Attributes = Readonly<Record<string, string | number | undefined>>;

const rounded = (value: number) => Math.round(value * 100) / 100;

/** One element; `content` is markup, or nothing. */
export function element(tag: string, attributes: Attributes, content = ''): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(
      ([name, value]) => ` ${name}="${typeof value === 'number' ? rounded(value) : escapeXml(value ?? '')}"`,
    )
    .join('');
  return content === '' ? `<${tag}${written}/>` : `<${tag}${written}>${content}</${tag}>`;
}

/** Widths of letters in DejaVu Sans, a wide face, in ems: in a narrower one some room is left, in none does a text run over. */
const WIDTHS: readonly (readonly [letters: RegExp, ems: number])[] = [
  [/^\p{M}$/u, 0],
  [/^[ .,:;'|!ijlIJ]$/, 0.32],
  [/^[frt()[\]{}/\\"-]$/, 0.41],
  [/^[cksvxyz]$/, 0.58],
  [/^[mMW%@—…]$/, 1],
  [/^[w]$/, 0.82],
  [/^[A-Z&]$/, 0.77],
  [/^[!-~]$/, 0.638],
  [/^[\u00a0-\u10ff\u1e00-\u22ff]$/, 0.7],
];
const WIDEST = 1.1;

/** Estimated width in the unit of the size. Bold letters are wider. */
export function textWidth(text: string, size: number, weight = 400): number {
  let ems = 0;
  for (const letter of text) ems += WIDTHS.find(([letters]) => letters.test(letter))?.[1] ?? WIDEST;
  return ems * size * (weight >= 550 ? 1.1 : 1);
}

function lettersOf(text: string): readonly string[] {
  if (typeof Intl.Segmenter !== 'function') return Array.from(text);
  return Array.from(new Intl.Segmenter('en').segment(text), ({ segment }) => segment);
}

/** The text, or its beginning and "…" where the width is too small. */
export function fitted(text: string, width: number, size: number, weight = 400): string {
  if (textWidth(text, size, weight) <= width) return text;
  let kept = '';
  for (const letter of lettersOf(text)) {
    if (textWidth(`${kept}${letter}…`, size, weight) > width) break;
    kept += letter;
  }
  return `${kept.trimEnd()}…`;
}

/** Lines of a paragraph: broken at spaces, inside a word only where it is wider than the line. */
export function wrapped(text: string, width: number, size: number, mostLines: number): readonly string[] {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (const word of paragraph.split(/(?<= )/)) {
      if (line !== '' && textWidth(`${line}${word}`.trimEnd(), size) > width) {
        lines.push(line.trimEnd());
        line = '';
      }
      line += word;
      while (textWidth(line.trimEnd(), size) > width) {
        const letters = lettersOf(line);
        const fits = letters.findIndex((_, at) => textWidth(letters.slice(0, at + 1).join(''), size) > width);
        const cut = Math.max(1, fits);
        lines.push(letters.slice(0, cut).join(''));
        line = letters.slice(cut).join('');
      }
    }
    lines.push(line.trimEnd());
  }
  if (lines.length <= mostLines) return lines;
  const last = lines[mostLines - 1] ?? '';
  return [...lines.slice(0, mostLines - 1), fitted(`${last} …`, width, size)];
}
