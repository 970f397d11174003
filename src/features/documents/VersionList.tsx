/** The earlier versions of one document, newest first, each a way back. */
import { useEffect, useState } from 'react';
import { type EarlierVersion, earlierVersions, restoreKept } from '../../stores/document-actions.ts';
import type { Head } from '../../stores/library/document-record.ts';
import { whenWords } from '../../stores/when-words.ts';
import { Button } from '../../ui/Button.tsx';
import css from './documents.module.css';
import { Thumbnail } from './Thumbnail.tsx';

const counted = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`;

export function VersionList({ head }: { readonly head: Head }) {
  const [versions, setVersions] = useState<readonly EarlierVersion[] | null>(null);
  useEffect(() => {
    let isWanted = true;
    void earlierVersions(head).then((read) => isWanted && setVersions(read));
    return () => {
      isWanted = false;
    };
  }, [head]);
  if (!versions) return <p className={css.quiet}>Reading…</p>;
  if (versions.length === 0)
    return (
      <p className={css.quiet}>
        No earlier version yet. One is kept for every two minutes of work, and the last 20 stay.
      </p>
    );
  return (
    <ol className={css.versions} aria-label={`Earlier versions of ${head.name}`}>
      {versions.map((version) => {
        const when = whenWords(version.savedMs, Date.now());
        return (
          <li key={version.turn} className={css.version}>
            <Thumbnail outline={version.outline} />
            <span className={css.words}>
              <span>{when}</span>
              <span className={css.quiet}>
                {counted(version.components, 'component')}, {counted(version.connections, 'connection')}
              </span>
            </span>
            <Button onClick={() => void restoreKept(head.id, version)}>
              Restore<span className="visually-hidden">the version of {when}</span>
            </Button>
          </li>
        );
      })}
    </ol>
  );
}
