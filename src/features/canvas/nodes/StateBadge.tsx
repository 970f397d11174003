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
import { type StateIcon, type StateTone, stateWords } from '../../../simulation/component-words.ts';
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

interface StateBadgeProps {
  readonly state: ComponentState;
  readonly of: 'machine' | 'process';
}

export function StateBadge({ state, of }: StateBadgeProps) {
  const { word, icon, tone, meaning } = stateWords(state, of);
  const Icon = ICONS[icon];
  return (
    <span className={css.badge} title={meaning}>
      <Badge tone={TONES[tone]} icon={<Icon />}>
        {word}
      </Badge>
    </span>
  );
}
