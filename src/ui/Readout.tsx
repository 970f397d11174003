/** A small card that keeps showing something: a title with its state, a meter, and lines with a state and two figures. */
import { PinOff } from 'lucide-react';
import type { ComponentProps } from 'react';
import { Badge, type Tone } from './Badge.tsx';
import { Button } from './Button.tsx';
import { Meter } from './Meter.tsx';
import { NamedIcon } from './NamedIcon.tsx';
import css from './Readout.module.css';

export interface ReadoutState {
  readonly word: string;
  readonly icon: ComponentProps<typeof NamedIcon>['name'];
  readonly tone: Tone;
}

export interface ReadoutLine {
  readonly id: string;
  readonly name: string;
  readonly state: ReadoutState | null;
  readonly good: string;
  readonly bad: string;
  readonly isBad: boolean;
}

export interface ReadoutProps {
  readonly title: string;
  readonly name: string;
  readonly state: ReadoutState | null;
  readonly meter: { readonly label: string; readonly words: string; readonly share: number };
  readonly lines: readonly ReadoutLine[];
  readonly none: string;
  readonly removeName: string;
  readonly onRemove: () => void;
}

export function Readout({ title, name, state, meter, lines, none, removeName, onRemove }: ReadoutProps) {
  const tone = meter.share > 0.95 ? 'bad' : meter.share >= 0.7 ? 'warn' : 'ok';
  return (
    <section className={css.readout} aria-label={name}>
      <div className={css.head}>
        <b className={css.title}>{title}</b>
        <State state={state} />
        <Button look="quiet" className={css.remove} icon={<PinOff />} name={removeName} onClick={onRemove} />
      </div>
      <div className={css.meter}>
        <span>{meter.words}</span>
        <Meter label={meter.label} share={meter.share} tone={tone} />
      </div>
      {lines.length === 0 && <p className={css.none}>{none}</p>}
      <ul>
        {lines.map((line) => (
          <li key={line.id} className={css.line}>
            <span className={css.name}>{line.name}</span>
            <State state={line.state} />
            <span className={css.figures}>
              {line.good}, <span data-bad={line.isBad}>{line.bad}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function State({ state }: { readonly state: ReadoutState | null }) {
  if (!state) return null;
  return (
    <Badge tone={state.tone} icon={<NamedIcon name={state.icon} />}>
      {state.word}
    </Badge>
  );
}
