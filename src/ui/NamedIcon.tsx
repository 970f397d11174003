/** Icons by the name of the set they come from, for words that are kept below the screen. */
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

const ICONS = { CircleCheck, Flame, Gauge, Hourglass, Moon, OctagonX, PowerOff, Unplug, ZapOff };

export function NamedIcon({ name }: { readonly name: keyof typeof ICONS }) {
  const Icon: LucideIcon = ICONS[name];
  return <Icon aria-hidden="true" />;
}
