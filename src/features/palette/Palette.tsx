/** The palette: everything that can stand on the canvas. Drag it there, or choose it and click the place. */
import { Search } from 'lucide-react';
import { type CSSProperties, type KeyboardEvent, type MouseEvent, useId, useState } from 'react';
import { createPortal } from 'react-dom';
import { useStore } from 'zustand';
import { NOTE_KIND, requestCanvas } from '../../stores/canvas-requests.ts';
import { allowedKinds, lessonStore } from '../../stores/lesson-store.ts';
import { readAloud, updateView, viewStore } from '../../stores/view-store.ts';
import { PathIcon } from '../../ui/PathIcon.tsx';
import css from './Palette.module.css';
import { findItems, lessonPalette, PALETTE, type PaletteGroup, type PaletteItem } from './palette-items.ts';
import { type Ghost, usePaletteDrag } from './use-palette-drag.ts';

const HOW = 'Click on the canvas to place it, Enter puts it in the middle, Esc cancels.';

export function Palette() {
  const [search, setSearch] = useState('');
  const placing = useStore(viewStore, (view) => view.placingKind);
  const { ghost, dragHandlers } = usePaletteDrag();
  const id = useId();
  const allowed = useStore(lessonStore, allowedKinds);
  const laterKinds = useStore(lessonStore, (state) => state.laterKinds);
  const lesson = allowed && lessonPalette(PALETTE, allowed, laterKinds);
  const groups = findItems(lesson ? lesson.here : PALETTE, search);
  const locked: readonly PaletteGroup[] = lesson
    ? [
        { name: 'Later lessons', items: lesson.later },
        { name: 'Not needed here', items: lesson.unused },
      ].filter(({ items }) => items.length > 0)
    : [];
  const armed = PALETTE.find((item) => item.kind === placing);

  return (
    <div className={css.palette} data-dragging={ghost !== null}>
      <div className={css.search}>
        <Search aria-hidden="true" />
        <label className="visually-hidden" htmlFor={`${id}-search`}>
          Search components
        </label>
        <input
          id={`${id}-search`}
          type="search"
          placeholder="Search"
          autoComplete="off"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      </div>
      {lesson && (
        <p className={css.lesson}>
          {allowed.length === 0 ? 'Nothing has to be added in this lesson.' : 'In this lesson'}
        </p>
      )}
      {groups.map((group) => (
        <section key={group.name} aria-labelledby={`${id}-${group.name}`}>
          <h2 className={css.group} id={`${id}-${group.name}`}>
            {group.name}
          </h2>
          <ul className={css.items}>
            {group.items.map((item) => (
              <li key={item.kind}>
                <button
                  type="button"
                  className={css.item}
                  title={item.summary}
                  aria-pressed={placing === item.kind}
                  aria-describedby={`${id}-${item.kind}`}
                  data-kind={item.kind}
                  onClick={(event) => choose(item, event)}
                  onKeyDown={(event) => placeByKey(item, event)}
                  {...dragHandlers(item)}
                >
                  <PathIcon paths={item.icon} colour={item.colour} />
                  {item.label}
                </button>
                <span id={`${id}-${item.kind}`} hidden>
                  {item.summary}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {locked.map((group) => (
        <section key={group.name} aria-labelledby={`${id}-${group.name}`}>
          <h2 className={css.group} id={`${id}-${group.name}`}>
            {group.name}
          </h2>
          <ul className={css.items}>
            {group.items.map((item) => (
              <li key={item.kind}>
                <button type="button" className={css.item} title={item.summary} disabled>
                  <PathIcon paths={item.icon} colour={item.colour} />
                  {item.label}
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {groups.length === 0 && <p className={css.nothing}>Nothing here is called "{search.trim()}".</p>}
      <p className={css.hint} data-armed={armed !== undefined}>
        {armed
          ? `${armed.label}: ${lowerFirst(HOW)}`
          : 'Drag onto the canvas, or click one and then the place.'}
      </p>
      {ghost && <DragGhost ghost={ghost} />}
    </div>
  );
}

/** A click arms it, a second click on it lets go. Enter arrives as a click without a pointer and places at once. */
function choose(item: PaletteItem, event: MouseEvent): void {
  if (event.detail === 0 && viewStore.getState().placingKind === item.kind) return place(item);
  if (viewStore.getState().placingKind === item.kind) return updateView({ placingKind: null });
  updateView({ placingKind: item.kind, sheet: null });
  readAloud(`${item.label} chosen. ${HOW}`);
}

function placeByKey(item: PaletteItem, event: KeyboardEvent): void {
  if (event.key !== 'Enter') return;
  event.preventDefault();
  place(item);
}

function place(item: PaletteItem): void {
  updateView({ placingKind: null, sheet: null });
  requestCanvas({ what: 'place-kind', kind: item.kind });
}

function DragGhost({ ghost }: { readonly ghost: Ghost }) {
  const at = { '--x': `${ghost.x}px`, '--y': `${ghost.y}px` } as CSSProperties;
  return createPortal(
    <div className={css.ghost} style={at} data-note={ghost.item.kind === NOTE_KIND} aria-hidden="true">
      <PathIcon paths={ghost.item.icon} colour={ghost.item.colour} />
      {ghost.item.label}
    </div>,
    document.body,
  );
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
