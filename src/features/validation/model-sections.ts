/** Reads lists out of the description of the model (engine/MODEL.md), so that the page and the file say the same. */

export interface Point {
  readonly title: string;
  readonly text: string;
}

/** The points "- **Title** text" under a heading, in order. */
export function pointsUnder(markdown: string, heading: string): Point[] {
  const section = markdown.split(/^## /m).find((each) => each.startsWith(`${heading}\n`)) ?? '';
  return section
    .split(/^- /m)
    .slice(1)
    .flatMap((each) => {
      const [, title, text] = /^\*\*(.+?)\*\*\s*([\s\S]*)$/.exec(each.trim().replace(/\s*\n\s*/g, ' ')) ?? [];
      return title === undefined ? [] : [{ title, text: text ?? '' }];
    });
}
