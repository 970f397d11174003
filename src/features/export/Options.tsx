/** The choices for pictures and for tables. */

import type { Picture } from '../../picture/svg-picture.ts';
import { clockText } from '../../simulation/time-words.ts';
import { sessionStore } from '../../stores/session.ts';
import { CheckField } from '../../ui/CheckField.tsx';
import { SegmentedField } from '../../ui/SegmentedField.tsx';
import type { Choices } from './export-choices.ts';
import { measuredSeconds } from './measurements-now.ts';
import { pixelsOf } from './picture-now.ts';

interface OptionsProps {
  readonly choices: Choices;
  readonly onChoose: (change: Partial<Choices>) => void;
}

interface PictureOptionsProps extends OptionsProps {
  readonly picture: Picture;
  readonly hasSelection: boolean;
}

const SCALES = ['1', '2', '3'] as const;

export function PictureOptions({ choices, picture, hasSelection, onChoose }: PictureOptionsProps) {
  const { width, height } = pixelsOf(picture, choices.scale);
  return (
    <>
      {hasSelection && (
        <SegmentedField
          label="Show"
          value={choices.part}
          options={[
            { value: 'everything', label: 'Everything' },
            { value: 'selection', label: 'Selection' },
          ]}
          onCommit={(part) => onChoose({ part })}
        />
      )}
      <SegmentedField
        label="Colours"
        value={choices.theme}
        options={[
          { value: 'light', label: 'Light' },
          { value: 'dark', label: 'Dark' },
        ]}
        onCommit={(theme) => onChoose({ theme })}
      />
      {choices.format === 'png' && (
        <SegmentedField
          label={`Size: ${width} × ${height} pixels`}
          value={SCALES[choices.scale - 1] ?? '2'}
          options={SCALES.map((value) => ({ value, label: `${value}×` }))}
          onCommit={(value) => onChoose({ scale: Number(value) as Choices['scale'] })}
        />
      )}
      <CheckField
        label="With the current state"
        help={`States, figures and load at ${clockText(sessionStore.getState().playheadMs)} of the run.`}
        checked={choices.withState}
        onCommit={(withState) => onChoose({ withState })}
      />
    </>
  );
}

export function TableOptions({ choices, onChoose }: OptionsProps) {
  const measured = measuredSeconds();
  return (
    <>
      <SegmentedField
        label="A row for every"
        value={choices.everyMs === 1000 ? '1000' : '250'}
        options={[
          { value: '1000', label: '1 s' },
          { value: '250', label: '0.25 s' },
        ]}
        onCommit={(value) => onChoose({ everyMs: Number(value) as Choices['everyMs'] })}
      />
      {choices.format === 'csv' && (
        <SegmentedField
          label="Numbers written as"
          value={choices.decimal}
          options={[
            { value: '.', label: '0.5' },
            { value: ',', label: '0,5' },
          ]}
          onCommit={(decimal) => onChoose({ decimal })}
        />
      )}
      <p>
        {measured
          ? `From ${measured.from} s to ${measured.to} s of the run. The page remembers the last three minutes.`
          : 'Nothing is measured yet.'}
      </p>
    </>
  );
}
