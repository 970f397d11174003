/** Export: the system as a picture or a file, or the run's measurements, with a preview of what is saved. */
import { Download } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { toSavedText } from '../../diagram/serialise.ts';
import { documentStore, presentDiagram } from '../../stores/document-store.ts';
import {
  announceSaved,
  FILE_ENDING,
  fileNameOf,
  type SaveResult,
  saveBytes,
} from '../../stores/file-access.ts';
import { updateView, viewStore } from '../../stores/view-store.ts';
import { Button } from '../../ui/Button.tsx';
import { SegmentedField } from '../../ui/SegmentedField.tsx';
import css from './ExportDialog.module.css';
import {
  type Choices,
  FORMATS,
  type Format,
  firstChoices,
  isPicture,
  isTable,
  remember,
} from './export-choices.ts';
import { measurementsNow, measurementText } from './measurements-now.ts';
import { PictureOptions, TableOptions } from './Options.tsx';
import { FilePreview, PicturePreview, TablePreview } from './Previews.tsx';
import { keptOf, pictureNow, pngBlob, svgBlob } from './picture-now.ts';

const ENDINGS: Readonly<Record<Format, string>> = {
  svg: '.svg',
  png: '.png',
  csv: ' measurements.csv',
  json: ' measurements.json',
  file: FILE_ENDING,
};

async function bytesOf(choices: Choices, picture: ReturnType<typeof pictureNow>): Promise<Blob | null> {
  const { format } = choices;
  if (format === 'svg') return svgBlob(picture);
  if (format === 'png') return pngBlob(picture, choices.scale, keptOf(choices));
  if (format === 'file')
    return new Blob([toSavedText(presentDiagram(documentStore.getState()))], { type: 'application/json' });
  const table = measurementsNow(choices.everyMs);
  if (!table) return null;
  const type = format === 'csv' ? 'text/csv' : 'application/json';
  return new Blob([measurementText(table, format, choices)], { type });
}

async function save(choices: Choices, picture: ReturnType<typeof pictureNow>): Promise<SaveResult> {
  const fileName = fileNameOf(documentStore.getState().diagram, ENDINGS[choices.format]);
  try {
    const bytes = await bytesOf(choices, picture);
    if (bytes) return await saveBytes(fileName, bytes);
    return { ok: false, reason: 'failed', message: 'Nothing is measured yet. Press play first.' };
  } catch {
    const message = 'The browser could not draw this picture. Choose a smaller size, or SVG.';
    return { ok: false, reason: 'failed', message };
  }
}

export function ExportDialog() {
  const hasSelection = useStore(viewStore, ({ selection }) =>
    Object.values(selection).some(({ length }) => length),
  );
  const name = useStore(documentStore, ({ diagram }) => diagram.name);
  const [choices, setChoices] = useState(() => firstChoices(hasSelection));
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const { format, part, theme, withState } = choices;
  /** Taken once for each choice, so that what is saved is what the preview shows. */
  const picture = useMemo(() => pictureNow({ part, theme, withState }), [part, theme, withState]);
  const choose = (change: Partial<Choices>) => {
    const next = { ...choices, ...change };
    remember(next);
    setChoices(next);
    setTrouble(null);
  };
  const onSave = () => {
    setBusy(true);
    setTrouble(null);
    void save(choices, picture).then((saved) => {
      setBusy(false);
      if (!saved.ok && saved.reason === 'failed') return setTrouble(saved.message);
      if (!saved.ok) return;
      updateView({ dialog: null });
      announceSaved(saved);
    });
  };
  const options = Object.entries(FORMATS).map(([value, { label }]) => ({ value: value as Format, label }));
  return (
    <div className={css.dialog}>
      <SegmentedField
        label="Save as"
        value={format}
        options={options}
        onCommit={(next) => choose({ format: next })}
      />
      <p className={css.about}>{FORMATS[format].about}</p>
      <div className={css.options}>
        {isPicture(format) && (
          <PictureOptions choices={choices} picture={picture} hasSelection={hasSelection} onChoose={choose} />
        )}
        {isTable(format) && <TableOptions choices={choices} onChoose={choose} />}
      </div>
      <section className={css.preview} aria-label="Preview">
        {isPicture(format) && <PicturePreview picture={picture} name={name} />}
        {isTable(format) && <TablePreview everyMs={choices.everyMs} />}
        {format === 'file' && <FilePreview />}
      </section>
      <div className={css.end}>
        <p className={css.trouble} role="alert">
          {trouble}
        </p>
        <Button look="primary" icon={<Download />} aria-disabled={busy} onClick={() => !busy && onSave()}>
          {busy ? 'Saving…' : `Save ${FORMATS[format].label}`}
        </Button>
      </div>
    </div>
  );
}
