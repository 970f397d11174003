/** Promises: the drawing notices every change of theme. */
import { expect, test } from 'vitest';
import { themeMark } from './page-theme.ts';

test('the mark of a theme changes with the switch on the page and with every setting of the system that decides', () => {
  const root = (theme: string | undefined) => ({ dataset: theme === undefined ? {} : { theme } });
  const marks = new Set<string>();
  for (const theme of [undefined, 'light', 'dark'])
    for (const asked of ['', 'dark', 'contrast', 'forced'])
      marks.add(themeMark(root(theme), (words) => ({ matches: asked !== '' && words.includes(asked) })));
  expect(marks.size).toBe(12);
});
