/** What every example promises: a sound document, drawn on the grid, nothing on top of anything else, that runs as it is. */
import { describe, expect, test } from 'vitest';
import { canvasPosition, MACHINE_INSET, sizeOf } from '../diagram/bounds.ts';
import { judgeConnection } from '../diagram/connections.ts';
import type { Component, Diagram } from '../diagram/diagram.ts';
import { openDocument } from '../diagram/gate.ts';
import { EXAMPLES, OPENING_EXAMPLE } from './examples.ts';
import { kindOf, kindTable } from './index.ts';

test('the opening example comes first, and each id once', () => {
  expect(EXAMPLES[0]).toBe(OPENING_EXAMPLE);
  expect(new Set(EXAMPLES.map(({ id }) => id)).size).toBe(EXAMPLES.length);
});

describe.each(EXAMPLES.map((example) => [example.id, example] as const))(
  '%s',
  (_, { diagram, question, experiments }) => {
    test('passes the gate unchanged', () => {
      expect(openDocument(JSON.stringify(diagram), kindTable)).toEqual({ ok: true, diagram, repairs: [] });
    });

    test('asks a question and offers three experiments on parts that it has', () => {
      expect(question).toMatch(/\?$/);
      expect(experiments).toHaveLength(3);
      for (const { question: ask, tryThis } of experiments) {
        expect(ask).toMatch(/\?$/);
        expect(tryThis).toMatch(/\.$/);
        for (const name of tryThis.match(/\b[a-z]+-\d\b/g) ?? [])
          expect(diagram.components.map((component) => component.name)).toContain(name);
      }
    });

    test('could have been joined by hand', () => {
      diagram.links.forEach((link, index) => {
        const before: Diagram = { ...diagram, links: diagram.links.slice(0, index) };
        expect(judgeConnection(before, kindTable, link.from, link.to)).toMatchObject({
          ok: true,
          to: link.to,
        });
      });
    });

    test('stands on the grid of 16, and nothing covers anything else', () => {
      const boxes = diagram.components.map((component) => ({
        component,
        ...canvasPosition(diagram, component),
        ...sizeOf(component, kindTable),
      }));
      for (const a of boxes) {
        for (const number of [a.x, a.y, a.width, a.height]) expect(number % 16).toBe(0);
        for (const b of boxes) {
          if (a === b || a.component.id === b.component.machine || b.component.id === a.component.machine)
            continue;
          const apart =
            a.x + a.width + 16 <= b.x ||
            b.x + b.width + 16 <= a.x ||
            a.y + a.height + 16 <= b.y ||
            b.y + b.height + 16 <= a.y;
          expect(apart, `${a.component.id} and ${b.component.id}`).toBe(true);
        }
      }
    });

    test('keeps the room that a machine needs around what stands in it', () => {
      for (const component of diagram.components.filter(({ machine }) => machine !== undefined)) {
        const machine = diagram.components.find(({ id }) => id === component.machine) as Component;
        const [outer, inner] = [sizeOf(machine, kindTable), sizeOf(component, kindTable)];
        expect(component.x).toBeGreaterThanOrEqual(MACHINE_INSET.left);
        expect(component.y).toBeGreaterThanOrEqual(MACHINE_INSET.top);
        expect(component.x + inner.width + MACHINE_INSET.right).toBeLessThanOrEqual(outer.width);
        expect(component.y + inner.height + MACHINE_INSET.bottom).toBeLessThanOrEqual(outer.height);
      }
    });

    test('has clients that send', () => {
      const clients = diagram.components.filter(({ kind }) => kindOf(kind).role === 'client');
      expect(clients.length).toBeGreaterThan(0);
      for (const { id } of clients) expect(diagram.links.some(({ from }) => from === id)).toBe(true);
    });
  },
);
