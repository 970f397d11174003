/** One diagram in the list: its picture, its name, when it was saved, and what can be done with it. */
import { Copy, HardDriveDownload, History, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { LIMITS } from '../../diagram/diagram.ts';
import {
  deleteKept,
  downloadKept,
  duplicateKept,
  openKept,
  removeForGood,
  renameKept,
} from '../../stores/document-actions.ts';
import type { Head, Origin } from '../../stores/library/document-record.ts';
import type { Listed } from '../../stores/library/library.ts';
import { whenInSentence, whenWords } from '../../stores/when-words.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import css from './documents.module.css';
import { Thumbnail } from './Thumbnail.tsx';
import { VersionList } from './VersionList.tsx';

const FROM: Readonly<Record<Origin, string>> = {
  own: '',
  link: ' · from a link',
  file: ' · from a file',
  lesson: ' · from a lesson',
  example: ' · from an example',
};

function fileWords({ inFileMs, current }: Head): string {
  if (inFileMs === undefined) return 'Only in this browser';
  const changed = current.savedMs > inFileMs ? '; changed since' : '';
  return `Saved to a file ${whenInSentence(inFileMs, Date.now())}${changed}`;
}

interface DocumentRowProps {
  readonly head: Head;
  readonly isOpen: boolean;
}

export function DocumentRow({ head, isOpen }: DocumentRowProps) {
  const [shown, setShown] = useState<'name' | 'versions' | null>(null);
  const toggle = (what: 'name' | 'versions') => setShown(shown === what ? null : what);
  const { id, name } = head;
  return (
    <li className={css.row} data-open={isOpen}>
      <div className={css.line}>
        <button
          type="button"
          className={css.open}
          aria-current={isOpen ? 'true' : undefined}
          onClick={() => void openKept(id)}
        >
          <Thumbnail outline={head.outline} />
          <span className={css.words}>
            <strong dir="auto" translate="no">
              {name}
            </strong>
            <span className={css.quiet}>
              {whenWords(head.current.savedMs, Date.now())}
              {FROM[head.origin]}
              {isOpen && ' · on the canvas'}
            </span>
            <span className={css.quiet}>{fileWords(head)}</span>
          </span>
        </button>
        <span className={css.actions}>
          <Button
            look="quiet"
            icon={<Pencil />}
            name={`Rename ${name}`}
            aria-expanded={shown === 'name'}
            onClick={() => toggle('name')}
          />
          <Button
            look="quiet"
            icon={<Copy />}
            name={`Duplicate ${name}`}
            onClick={() => void duplicateKept(id)}
          />
          <Button
            look="quiet"
            icon={<History />}
            name={`Earlier versions of ${name}`}
            aria-expanded={shown === 'versions'}
            onClick={() => toggle('versions')}
          />
          <Button
            look="quiet"
            icon={<Trash2 />}
            name={`Delete ${name}`}
            onClick={() => void deleteKept(id)}
          />
        </span>
      </div>
      {shown === 'name' && (
        <TextField
          label={`New name of ${name}`}
          value={name}
          maxLength={LIMITS.nameLength}
          onCommit={(text) => {
            setShown(null);
            void renameKept(id, text);
          }}
        />
      )}
      {shown === 'versions' && <VersionList head={head} />}
    </li>
  );
}

/** One that cannot be opened here. */
export function UnreadableRow({ id, state }: Listed) {
  const newer = state === 'newer';
  return (
    <li className={css.row}>
      <div className={css.line}>
        <span className={css.words}>
          <strong>{newer ? 'Made by a newer version of this page' : 'A damaged diagram'}</strong>
          <span className={css.quiet}>
            {newer
              ? 'It is not changed here. Reload the page to update, then open it.'
              : 'Open it: its copies may still be sound. Or download what is left of it.'}
          </span>
        </span>
        <span className={css.actions}>
          {newer ? (
            <Button onClick={() => location.reload()}>Reload</Button>
          ) : (
            <Button onClick={() => void openKept(id)}>Open</Button>
          )}
          <Button
            look="quiet"
            icon={<HardDriveDownload />}
            name="Download what is stored"
            onClick={() => void downloadKept(id)}
          />
          {!newer && (
            <Button
              look="quiet"
              icon={<Trash2 />}
              name="Remove it for good"
              onClick={() => void removeForGood(id)}
            />
          )}
        </span>
      </div>
    </li>
  );
}
