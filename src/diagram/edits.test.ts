/** Promises of the edits: what each changes, what follows from it, and what it leaves alone. */
import { describe, expect, test } from 'vitest';
import { type Diagram, EMPTY_DIAGRAM, LIMITS } from './diagram.ts';
import {
  addComponent,
  findComponent,
  moveComponents,
  placeInMachine,
  removeItems,
  rename,
  renameDiagram,
  resizeMachine,
  setPower,
  setSeed,
  setSlowFactor,
  setTrafficFactor,
} from './edits.ts';
import { connect, setLink } from './link-edits.ts';
import { addNote, editNote, moveNote, removeNote, resizeNote } from './note-edits.ts';
import { parameterValue, setParameter } from './parameters.ts';
import { SAMPLE_KINDS as kinds } from './sample-kinds.ts';

function build(...parts: readonly (string | readonly [kind: string, machine: string])[]): Diagram {
  return parts.reduce<Diagram>((diagram, part) => {
    const [kind, machine] = typeof part === 'string' ? [part, null] : part;
    return addComponent(diagram, kinds, { kind, x: 40, y: 60, machine }).diagram;
  }, EMPTY_DIAGRAM);
}

const ends = (diagram: Diagram) => diagram.links.map(({ from, to }) => `${from} > ${to}`);
const names = (diagram: Diagram) => diagram.components.map(({ name }) => name);
const get = (diagram: Diagram, id: string) => findComponent(diagram, id)!;

describe('adding', () => {
  test('names count up for each kind, and a number in use is never given twice', () => {
    const diagram = build('web', 'web', 'db', 'web');
    expect(names(diagram)).toEqual(['web-1', 'web-2', 'db-1', 'web-3']);
    const fewer = removeItems(diagram, { components: ['web-2'] });
    expect(addComponent(fewer, kinds, { kind: 'web', x: 0, y: 0 }).id).toBe('web-4');
    const renamed = rename(diagram, 'db-1', 'web-9');
    expect(addComponent(renamed, kinds, { kind: 'web', x: 0, y: 0 }).id).toBe('web-10');
  });

  test('a machine has the size of its kind, other kinds have none of their own', () => {
    const diagram = build('machine', 'web');
    expect(get(diagram, 'machine-1')).toMatchObject({ width: 480, height: 320 });
    expect(get(diagram, 'web-1')).not.toHaveProperty('width');
  });

  test('an unknown kind and one component too many are refused in words', () => {
    expect(addComponent(EMPTY_DIAGRAM, kinds, { kind: 'constructor', x: 0, y: 0 }).problem).toContain(
      'does not know',
    );
    const full = {
      ...EMPTY_DIAGRAM,
      components: Array.from({ length: 300 }, () => get(build('web'), 'web-1')),
    };
    const refused = addComponent(full, kinds, { kind: 'web', x: 0, y: 0 });
    expect(refused.diagram).toBe(full);
    expect(refused.problem).toContain('at most 300');
  });

  test('no place is ever outside the canvas or no number', () => {
    const { diagram } = addComponent(EMPTY_DIAGRAM, kinds, { kind: 'web', x: Number.NaN, y: 1e308 });
    expect(get(diagram, 'web-1')).toMatchObject({ x: 0, y: LIMITS.coordinate });
  });
});

describe('machines', () => {
  test('a process dropped beside those it asks, or that ask it, is linked in the same edit', () => {
    const diagram = build('machine', ['web', 'machine-1'], ['db', 'machine-1'], ['cache', 'machine-1']);
    expect(ends(diagram)).toEqual(['web-1 > db-1', 'web-1 > cache-1']);
    const later = build('machine', ['db', 'machine-1'], ['cache', 'machine-1'], ['web', 'machine-1']);
    expect(ends(later)).toEqual(['web-1 > db-1', 'web-1 > cache-1']);
  });

  test('who has a database already is not given a second one', () => {
    const diagram = build('machine', ['web', 'machine-1'], ['db', 'machine-1'], ['db', 'machine-1']);
    expect(ends(diagram)).toEqual(['web-1 > db-1']);
  });

  test('moving in links, moving inside does not link again what was unlinked', () => {
    const apart = build('machine', ['web', 'machine-1'], 'db');
    expect(ends(apart)).toEqual([]);
    const inside = placeInMachine(apart, kinds, 'db-1', 'machine-1', 200, 100);
    expect(get(inside, 'db-1')).toMatchObject({ machine: 'machine-1', x: 200, y: 100 });
    expect(ends(inside)).toEqual(['web-1 > db-1']);
    const unlinked = removeItems(inside, { links: [inside.links[0]!.id] });
    expect(ends(placeInMachine(unlinked, kinds, 'db-1', 'machine-1', 220, 100))).toEqual([]);
  });

  test('a machine drawn after its content is put before it', () => {
    const diagram = placeInMachine(build('web', 'machine'), kinds, 'web-1', 'machine-1', 20, 50);
    expect(names(diagram)).toEqual(['machine-1', 'web-1']);
  });

  test('a machine grows for what is dropped over its edge', () => {
    const diagram = build('machine', 'web');
    const wide = placeInMachine(diagram, kinds, 'web-1', 'machine-1', 450, 60);
    expect(get(wide, 'machine-1')).toMatchObject({ width: 450 + 160 + 12, height: 320 });
  });

  test('only processes stand in machines: others are put on the canvas at that place', () => {
    const diagram = moveComponents(build('machine', 'browser'), kinds, [
      { id: 'machine-1', x: 1000, y: 500 },
    ]);
    const placed = placeInMachine(diagram, kinds, 'browser-1', 'machine-1', 10, 20);
    expect(get(placed, 'browser-1')).toMatchObject({ x: 1010, y: 520 });
    expect(get(placed, 'browser-1')).not.toHaveProperty('machine');
  });

  test('out of a machine onto the canvas', () => {
    const diagram = build('machine', ['web', 'machine-1']);
    const out = placeInMachine(diagram, kinds, 'web-1', null, 900, 10);
    expect(get(out, 'web-1')).toMatchObject({ x: 900, y: 10 });
    expect(get(out, 'web-1')).not.toHaveProperty('machine');
  });

  test('is never smaller than its content or 160 by 120', () => {
    const diagram = build('machine', ['web', 'machine-1']);
    const tiny = resizeMachine(diagram, kinds, 'machine-1', { width: 1, height: Number.NaN });
    expect(get(tiny, 'machine-1')).toMatchObject({ width: 40 + 160 + 12, height: 320 });
    expect(
      get(resizeMachine(build('machine'), kinds, 'machine-1', { width: 0, height: -5 }), 'machine-1'),
    ).toMatchObject({
      width: 160,
      height: 120,
    });
  });

  test('takes what stands in it along when removed, and their connections', () => {
    const diagram = build('machine', ['web', 'machine-1'], ['db', 'machine-1'], 'browser');
    const linked = connect(diagram, kinds, 'browser-1', 'web-1');
    const left = removeItems(linked.ok ? linked.diagram : diagram, { components: ['machine-1'] });
    expect(names(left)).toEqual(['browser-1']);
    expect(left.links).toEqual([]);
  });
});

test('moving keeps a process inside its machine unless it is dragged freely', () => {
  const diagram = build('machine', ['web', 'machine-1']);
  const moves = [{ id: 'web-1', x: -50, y: 5000 }];
  expect(get(moveComponents(diagram, kinds, moves), 'web-1')).toMatchObject({ x: 12, y: 320 - 80 - 12 });
  expect(get(moveComponents(diagram, kinds, moves, 'free'), 'web-1')).toMatchObject({ x: -50, y: 5000 });
});

test('names are trimmed and cut, and an empty one is refused', () => {
  const diagram = build('web');
  expect(names(rename(diagram, 'web-1', `  Shop\u202e\n${'x'.repeat(100)}`))[0]).toBe(
    `Shop␦ ${'x'.repeat(54)}`,
  );
  for (const nothing of ['', '   ', '\u200f']) expect(rename(diagram, 'web-1', nothing)).toBe(diagram);
  expect(rename(diagram, 'web-1', '\ud83d').components[0]?.name).toBe('\ufffd');
  expect(renameDiagram(diagram, ' My shop ').name).toBe('My shop');
});

describe('parameters', () => {
  const diagram = build('web');
  const set = (key: string, value: number | string | boolean) =>
    setParameter(diagram, kinds, 'web-1', key, value);

  test.each([
    0,
    -1,
    1001,
    2.5,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    1e308,
    'eight',
    '',
    ' ',
    '0x10',
    '1e999',
    true,
  ])('%s workers are refused with the range', (value) => {
    expect(set('workers', value)).toEqual({
      ok: false,
      message: 'Workers must be a whole number from 1 to 1,000.',
    });
  });

  test('messages name the unit, the options or the two sides', () => {
    expect(set('cpuMs', 0)).toHaveProperty('message', 'CPU a page must be a number from 0.1 to 1,000 ms.');
    expect(set('whenFull', 'explode')).toHaveProperty(
      'message',
      'Full backlog must be one of: drop, refuse, 503.',
    );
    expect(set('keepAlive', 'yes')).toHaveProperty('message', 'Keep alive must be on or off.');
    for (const key of ['__proto__', 'constructor', 'toString', 'x']) {
      expect(set(key, 1)).toEqual({ ok: false, message: 'web-1 has no such setting.' });
    }
  });

  test('only what differs from the default is written down; typed digits count as a number', () => {
    const sixteen = set('workers', ' 16 ');
    if (!sixteen.ok) throw new Error(sixteen.message);
    expect(get(sixteen.diagram, 'web-1').parameters).toEqual({ workers: 16 });
    const back = setParameter(sixteen.diagram, kinds, 'web-1', 'workers', 8);
    if (!back.ok) throw new Error(back.message);
    expect(get(back.diagram, 'web-1').parameters).toEqual({});
    expect(parameterValue(kinds, get(back.diagram, 'web-1'), 'workers')).toBe(8);
  });

  test('the value in force given again changes nothing', () => {
    expect(set('workers', 8)).toEqual({ ok: true, diagram });
    expect(set('keepAlive', true)).toHaveProperty('diagram', diagram);
  });
});

test('power fits the part: machines go off, processes and clients stop', () => {
  const diagram = build('machine', 'web');
  expect(get(setPower(diagram, kinds, 'machine-1', 'stopped'), 'machine-1').power).toBe('off');
  expect(get(setPower(diagram, kinds, 'web-1', 'off'), 'web-1').power).toBe('stopped');
  expect(setPower(diagram, kinds, 'web-1', 'on')).toBe(diagram);
});

test('factors and seed stay in range, whatever is asked for', () => {
  const diagram = build('web');
  expect(get(setSlowFactor(diagram, 'web-1', 1e308), 'web-1').slowFactor).toBe(100);
  expect(setSlowFactor(diagram, 'web-1', Number.NaN)).toBe(diagram);
  expect(setTrafficFactor(diagram, -0).trafficFactor).toBe(0);
  expect(Object.is(setTrafficFactor(diagram, -0).trafficFactor, 0)).toBe(true);
  expect(setTrafficFactor(diagram, 21).trafficFactor).toBe(20);
  expect(setSeed(diagram, 7.6).seed).toBe(8);
  expect(setSeed(diagram, -3).seed).toBe(0);
});

test('a connection is slowed, cut, mended and put back to its usual delay', () => {
  const connected = connect(build('web', 'db'), kinds, 'web-1', 'db-1');
  if (!connected.ok) throw new Error(connected.reason);
  const { diagram, id } = connected;
  const slow = setLink(diagram, id, { roundTripMs: '150', cut: true });
  if (!slow.ok) throw new Error(slow.message);
  expect(slow.diagram.links[0]).toEqual({ id, from: 'web-1', to: 'db-1', roundTripMs: 150, cut: true });
  const usual = setLink(slow.diagram, id, { roundTripMs: undefined, cut: false });
  expect(usual).toEqual({ ok: true, diagram });
  expect(setLink(diagram, id, { roundTripMs: -1 })).toEqual({
    ok: false,
    message: 'Round trip must be a number from 0 to 10,000 ms.',
  });
});

test('notes are written, cut to length, moved, resized and removed', () => {
  const { diagram, id } = addNote(EMPTY_DIAGRAM, { x: 1.4, y: 2.6 });
  const written = editNote(diagram, id, `one\r\ntwo\u0007${'x'.repeat(600)}`);
  expect(written.notes[0]?.text.startsWith('one\ntwo␇x')).toBe(true);
  expect(written.notes[0]?.text).toHaveLength(LIMITS.noteLength);
  const moved = resizeNote(moveNote(written, id, -9, 1e9), id, { width: 1, height: 300 });
  expect(moved.notes[0]).toMatchObject({ x: -9, y: LIMITS.coordinate, width: 80, height: 300 });
  expect(removeNote(moved, id).notes).toEqual([]);
});
