/** Edits of the text notes on the canvas. */
import { coordinate, extent, type Size, SMALLEST_NOTE } from './bounds.ts';
import { cleanNote } from './clean-text.ts';
import { type Diagram, LIMITS, type Note } from './diagram.ts';
import type { Added } from './edits.ts';
import { idsIn, nextId } from './identity.ts';

const NEW_NOTE: Size = { width: 200, height: 96 };

export interface NewNote {
  readonly x: number;
  readonly y: number;
  readonly text?: string;
}

export function addNote(diagram: Diagram, wanted: NewNote): Added {
  if (diagram.notes.length >= LIMITS.notes) {
    return { diagram, id: '', problem: `A diagram holds at most ${LIMITS.notes} notes. Remove one first.` };
  }
  const id = nextId(idsIn(diagram), 'note');
  const place = { x: coordinate(wanted.x, 0), y: coordinate(wanted.y, 0) };
  const note: Note = { id, text: cleanNote(wanted.text ?? ''), ...place, ...NEW_NOTE };
  return { diagram: { ...diagram, notes: [...diagram.notes, note] }, id, problem: null };
}

function changeNote(diagram: Diagram, id: string, change: Partial<Note>): Diagram {
  const note = diagram.notes.find((each) => each.id === id);
  if (!note) return diagram;
  const next = { ...note, ...change };
  const keys = Object.keys(change) as (keyof Note)[];
  if (keys.every((key) => next[key] === note[key])) return diagram;
  return { ...diagram, notes: diagram.notes.map((each) => (each === note ? next : each)) };
}

export function editNote(diagram: Diagram, id: string, text: string): Diagram {
  return changeNote(diagram, id, { text: cleanNote(text) });
}

export function moveNote(diagram: Diagram, id: string, x: number, y: number): Diagram {
  const note = diagram.notes.find((each) => each.id === id);
  if (!note) return diagram;
  return changeNote(diagram, id, { x: coordinate(x, note.x), y: coordinate(y, note.y) });
}

export function resizeNote(diagram: Diagram, id: string, size: Size): Diagram {
  const note = diagram.notes.find((each) => each.id === id);
  if (!note) return diagram;
  return changeNote(diagram, id, {
    width: extent(size.width, SMALLEST_NOTE.width, note.width),
    height: extent(size.height, SMALLEST_NOTE.height, note.height),
  });
}

export function removeNote(diagram: Diagram, id: string): Diagram {
  const notes = diagram.notes.filter((note) => note.id !== id);
  return notes.length === diagram.notes.length ? diagram : { ...diagram, notes };
}
