/** On narrow screens: opens what can be done with the whole diagram and the page. Disabled until that is there. */
import { Menu } from 'lucide-react';
import { Button } from '../ui/Button.tsx';
import css from './Header.module.css';

export function MenuButton({ opens }: { readonly opens: string | null }) {
  return (
    <Button
      look="quiet"
      className={css.more}
      icon={<Menu />}
      disabled={opens === null}
      popoverTarget={opens ?? undefined}
    >
      <span>Menu</span>
    </Button>
  );
}
