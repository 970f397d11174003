/** The state of a component on its card: icon, word and colour together. */
import {
  CircleCheck,
  Flame,
  Gauge,
  Hourglass,
  type LucideIcon,
  Moon,
  OctagonX,
  PowerOff,
  Unplug,
  ZapOff,
} from 'lucide-react';
import type { ComponentState } from '../../../simulation/component-life.ts';
import {
  COMPONENT_STATE_WORDS,
  type StateIcon,
  type StateTone,
} from '../../../simulation/component-words.ts';
import { Badge, type Tone } from '../../../ui/Badge.tsx';
import css from './nodes.module.css';

const ICONS: Readonly<Record<StateIcon, LucideIcon>> = {
  Moon,
  CircleCheck,
  Gauge,
  Flame,
  OctagonX,
  PowerOff,
  ZapOff,
  Unplug,
  Hourglass,
};

const TONES: Readonly<Record<StateTone, Tone>> = {
  ok: 'ok',
  calm: 'off',
  warn: 'warn',
  bad: 'bad',
  off: 'off',
};

export function StateBadge({ state }: { readonly state: ComponentState }) {
  const { word, icon, tone, meaning } = COMPONENT_STATE_WORDS[state];
  const Icon = ICONS[icon];
  return (
    <span className={css.badge} title={meaning}>
      <Badge tone={TONES[tone]} icon={<Icon />}>
        {word}
      </Badge>
    </span>
  );
}
