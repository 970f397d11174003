/** The context menu: opened by right click, menu key or long press, walked with arrow keys. */
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useStore } from 'zustand';
import { type CanvasState, canvasStore, updateCanvas } from '../canvas-state.ts';
import { type MenuEntry, menuEntries, menuName } from './menu-entries.tsx';
import css from './menus.module.css';

export function ContextMenu() {
  const menu = useStore(canvasStore, (state) => state.menu);
  return (
    menu && createPortal(<OpenMenu key={`${menu.clientX} ${menu.clientY}`} menu={menu} />, document.body)
  );
}

/** The place inside the window where the whole menu fits. */
function useFittingPlace(clientX: number, clientY: number) {
  const box = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState({ left: clientX, top: clientY });
  useLayoutEffect(() => {
    const { offsetWidth = 0, offsetHeight = 0 } = box.current ?? {};
    setPlace({
      left: Math.max(4, Math.min(clientX, window.innerWidth - offsetWidth - 8)),
      top: Math.max(4, Math.min(clientY, window.innerHeight - offsetHeight - 8)),
    });
  }, [clientX, clientY]);
  return { box, place };
}

function OpenMenu({ menu }: { readonly menu: NonNullable<CanvasState['menu']> }) {
  const { box, place } = useFittingPlace(menu.clientX, menu.clientY);
  const [entries] = useState(() => menuEntries(menu.subject));
  const [before] = useState(() => document.activeElement);

  const close = (restoreFocus: boolean) => {
    updateCanvas({ menu: null });
    if (restoreFocus && before instanceof HTMLElement) before.focus({ preventScroll: true });
  };

  useEffect(() => {
    const container = box.current;
    container?.querySelector<HTMLElement>('[role=menuitem]')?.focus();
    const outside = (event: PointerEvent) => {
      if (!container?.contains(event.target as Node)) updateCanvas({ menu: null });
    };
    window.addEventListener('pointerdown', outside, true);
    return () => window.removeEventListener('pointerdown', outside, true);
  }, [box]);

  const run = (entry: MenuEntry) => {
    if (entry.disabled) return;
    close(true);
    entry.run();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const items = [...(box.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
    const at = items.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    event.stopPropagation();
    if (to !== undefined) items[(to + items.length) % items.length]?.focus();
    else if (event.key === 'Escape' || event.key === 'Tab') close(true);
    else if (/^[a-z]$/i.test(event.key)) focusByLetter(items, at, event.key.toLowerCase());
    else return;
    event.preventDefault();
  };

  return (
    <div
      ref={box}
      className={css.menu}
      role="menu"
      aria-label={menuName(menu.subject)}
      tabIndex={-1}
      style={place}
      onKeyDown={onKeyDown}
      onContextMenu={(event) => event.preventDefault()}
    >
      {entries.map((entry) => (
        <button
          key={entry.key}
          type="button"
          role="menuitem"
          tabIndex={-1}
          className={css.item}
          data-danger={entry.danger ?? false}
          data-starts={entry.starts ?? false}
          aria-disabled={entry.disabled ?? false}
          onClick={() => run(entry)}
        >
          <entry.icon aria-hidden="true" />
          {entry.label}
        </button>
      ))}
    </div>
  );
}

function focusByLetter(items: readonly HTMLElement[], at: number, letter: string): void {
  const ordered = [...items.slice(at + 1), ...items.slice(0, at + 1)];
  ordered.find((item) => item.textContent?.trim().toLowerCase().startsWith(letter))?.focus();
}
