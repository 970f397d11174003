/** Promises of words in a picture: they are shown literally, they stay in their width, and nothing is cut inside a letter. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { element, escapeXml, fitted, textWidth, wrapped } from './svg-text.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 80 });

describe('escaping', () => {
  test('no mark of XML and nothing that XML forbids is left', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const escaped = escapeXml(text);
        expect(escaped).not.toMatch(/[<>"']|&(?!(?:amp|lt|gt|quot|#39);)/);
        expect(escaped).not.toMatch(/(?![\t\n\r])[\p{Cc}\p{Surrogate}\ufffe\uffff]/u);
      }),
    );
  });

  test('attributes are escaped too, and absent ones are left out', () => {
    expect(element('text', { fill: '"><script>', rx: undefined, x: 1 / 3 }, 'a')).toBe(
      '<text fill="&quot;&gt;&lt;script&gt;" x="0.33">a</text>',
    );
  });
});

describe('widths', () => {
  test('what is fitted stays in its width, whatever it is', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 20, max: 300 }), (text, width) => {
        expect(textWidth(fitted(text, width, 12), 12)).toBeLessThanOrEqual(width);
      }),
    );
  });

  test('a short text is left alone, a long one ends in an ellipsis', () => {
    expect(fitted('web-1', 100, 13, 650)).toBe('web-1');
    expect(fitted('a very long name indeed', 80, 13)).toMatch(/^a very.*…$/);
  });

  test('a family of four is one letter', () => {
    const family = '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}\u200d\u{1f466}';
    expect(fitted(`${family}${family}`, textWidth(`${family}…`, 12), 12)).toBe(`${family}…`);
  });

  test('wrapped lines stay in their width, keep every letter and are no more than allowed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('web', 'server', 'waits', '\n', 'Donaudampfschifffahrt', '\u4f60\u597d'), {
          maxLength: 40,
        }),
        fc.integer({ min: 1, max: 60 }),
        (parts, most) => {
          const text = parts.join(' ');
          const lines = wrapped(text, 120, 13, most);
          expect(lines.length).toBeLessThanOrEqual(Math.max(1, most));
          for (const line of lines) expect(textWidth(line, 13)).toBeLessThanOrEqual(120);
          const letters = (words: string) => words.replace(/\s/g, '');
          if (lines.length < most) expect(letters(lines.join(''))).toBe(letters(text));
        },
      ),
    );
  });
});
