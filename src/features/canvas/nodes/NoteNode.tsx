/** A text note on the canvas, edited in place. */
import { type NodeProps, NodeResizer } from '@xyflow/react';
import { memo, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { LIMITS, type Note } from '../../../diagram/diagram.ts';
import { updateView, viewStore } from '../../../stores/view-store.ts';
import { endResize, writeNote } from '../canvas-edits.ts';
import type { NoteFlowNode } from '../flow-nodes.ts';
import handles from './handles.module.css';
import { NodeFrame } from './NodeFrame.tsx';
import css from './nodes.module.css';

export const NoteNode = memo(function NoteNode({ id, data, selected }: NodeProps<NoteFlowNode>) {
  const { note } = data;
  const writing = useStore(viewStore, (view) => view.renaming === id);
  return (
    <>
      <NodeResizer
        isVisible={selected}
        minWidth={96}
        minHeight={48}
        onResizeEnd={() => endResize(id)}
        handleClassName={handles.resizeHandle ?? ''}
        lineClassName={handles.resizeLine ?? ''}
      />
      <NodeFrame name="a note">
        {writing ? (
          <NoteInput note={note} />
        ) : (
          <div className={css.note}>
            {note.text || <span className={css.noteHint}>Double-click to write</span>}
          </div>
        )}
      </NodeFrame>
    </>
  );
});

function NoteInput({ note }: { readonly note: Note }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const cancelled = useRef(false);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  const finish = () => {
    if (!cancelled.current) writeNote(note.id, field.current?.value ?? note.text);
    if (viewStore.getState().renaming === note.id) updateView({ renaming: null });
  };
  return (
    <textarea
      ref={field}
      className={`${css.noteInput} nodrag nowheel nopan nokey`}
      aria-label="Text of the note"
      dir="auto"
      defaultValue={note.text}
      maxLength={LIMITS.noteLength}
      onBlur={finish}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key !== 'Escape' && !(event.key === 'Enter' && (event.ctrlKey || event.metaKey))) return;
        cancelled.current = event.key === 'Escape';
        const card = field.current?.closest<HTMLElement>('.react-flow__node');
        field.current?.blur();
        card?.focus({ preventScroll: true });
      }}
    />
  );
}
