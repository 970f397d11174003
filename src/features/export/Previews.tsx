/** What will be saved, before it is. */
import { useEffect, useMemo, useState } from 'react';
import { toSavedText } from '../../diagram/serialise.ts';
import type { Picture } from '../../picture/svg-picture.ts';
import { documentStore, presentDiagram } from '../../stores/document-store.ts';
import css from './ExportDialog.module.css';
import { measurementsNow } from './measurements-now.ts';
import { svgBlob } from './picture-now.ts';

export function PicturePreview({ picture, name }: { readonly picture: Picture; readonly name: string }) {
  const [address, setAddress] = useState<string | null>(null);
  const [isDrawn, setIsDrawn] = useState(false);
  useEffect(() => {
    const made = URL.createObjectURL(svgBlob(picture));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [picture]);
  const { width, height } = picture;
  return (
    <>
      {!isDrawn && <p className={css.drawing}>Drawing the picture…</p>}
      {address && (
        <img
          className={css.picture}
          src={address}
          alt={`${name}, as it will be saved`}
          width={width}
          height={height}
          onLoad={() => setIsDrawn(true)}
        />
      )}
    </>
  );
}

/** The last seconds of a long table say enough. */
const SHOWN_MS = 2000;
const SHOWN_ROWS = 8;
const FIRST_COLUMNS = 9;

export function TablePreview({ everyMs }: { readonly everyMs: number }) {
  const table = useMemo(() => measurementsNow(everyMs, SHOWN_MS), [everyMs]);
  if (!table) return <p className={css.nothing}>Nothing is measured yet. Press play first.</p>;
  const columns = table.columns.filter(({ name }) => name !== 'part_id').slice(0, FIRST_COLUMNS);
  const places = columns.map((column) => table.columns.indexOf(column));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className={css.scroll} tabIndex={0} aria-label="Last rows of the table">
      <table className={css.table}>
        <caption>
          The last rows; {table.columns.length - columns.length} more columns, up to percentiles, queue and
          CPU
        </caption>
        <thead>
          <tr>
            {columns.map(({ name, meaning }) => (
              <th key={name} scope="col" title={meaning}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.slice(-SHOWN_ROWS).map((row) => (
            <tr key={`${row[0]} ${row[3]}`}>
              {places.map((place) => (
                <td key={place}>{row[place]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const SHOWN_LETTERS = 4000;

export function FilePreview() {
  const text = useMemo(() => toSavedText(presentDiagram(documentStore.getState())), []);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className={css.scroll} tabIndex={0} aria-label="Text of the file">
      <pre className={css.text}>
        {text.slice(0, SHOWN_LETTERS)}
        {text.length > SHOWN_LETTERS && '…'}
      </pre>
    </section>
  );
}
