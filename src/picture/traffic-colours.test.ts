/** Promises: two client populations of one kind never share a colour, and the first keeps the colour of its kind. */
import { describe, expect, test } from 'vitest';
import { EMPTY_DIAGRAM } from '../diagram/diagram.ts';
import { coloursOf, mix, type Theme } from './traffic-colours.ts';

const theme = new Proxy({} as Theme, {
  get: (_, token) => (token === 'ink' ? '#000000' : token === 'canvas' ? '#ffffff' : '#0072b2'),
});
const browsers = (id: string) => ({
  id,
  kind: 'web-browser',
  name: id,
  x: 0,
  y: 0,
  parameters: {},
  power: 'on' as const,
  slowFactor: 1,
});

describe('the colours', () => {
  test('several clients of one kind get shades of its colour', () => {
    const components = ['a', 'b', 'c', 'd'].map(browsers);
    const colours = coloursOf({ ...EMPTY_DIAGRAM, components }, theme);
    expect(colours.get('a')).toBe('#0072b2');
    expect(new Set(colours.values()).size).toBe(4);
  });

  test('mixing goes from one to the other', () => {
    expect(mix('#000000', '#ffffff', 0.5)).toBe('#808080');
    expect(mix('red', '#ffffff', 0.5)).toBe('red');
  });

  test('regression: a built style sheet writes white as #fff, and waiting cells are striped all the same', () => {
    expect(mix('#000000', '#fff', 0.5)).toBe('#808080');
  });
});
