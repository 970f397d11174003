/** One text note: its words. */
import { Copy, Trash2 } from 'lucide-react';
import { useEffect, useId, useState } from 'react';
import { LIMITS, type Note } from '../../diagram/diagram.ts';
import { editNote } from '../../diagram/note-edits.ts';
import { duplicateSelection } from '../../stores/clipboard-actions.ts';
import { edit } from '../../stores/document-store.ts';
import { deleteSelection } from '../../stores/selection-actions.ts';
import { Button } from '../../ui/Button.tsx';
import css from './Inspector.module.css';

export function NoteInspector({ note }: { readonly note: Note }) {
  const [text, setText] = useState(note.text);
  const id = useId();
  useEffect(() => setText(note.text), [note.text]);
  const commit = () => text !== note.text && edit('Edit a note', (before) => editNote(before, note.id, text));
  return (
    <>
      <div className={css.head}>
        <label className={css.noteLabel} htmlFor={id}>
          Text note
        </label>
        <textarea
          id={id}
          className={css.note}
          rows={6}
          maxLength={LIMITS.noteLength}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onBlur={commit}
        />
        <p className={css.quiet}>
          {text.length} of {LIMITS.noteLength} characters. Notes change nothing in the run.
        </p>
      </div>
      <div className={css.foot}>
        <Button icon={<Copy />} onClick={duplicateSelection}>
          Duplicate
        </Button>
        <Button look="danger" icon={<Trash2 />} onClick={deleteSelection}>
          Delete
        </Button>
      </div>
    </>
  );
}
