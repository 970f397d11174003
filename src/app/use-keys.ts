/** The keyboard of the whole page: finds the command that a key press means where the focus is. */
import { useEffect } from 'react';
import type { FocusPlace } from '../stores/command.ts';
import { commandFor } from '../stores/commands.ts';
import { onShellRequest } from '../stores/shell-requests.ts';
import { viewStore } from '../stores/view-store.ts';
import { openFromFile, saveToFile } from './diagram-files.ts';
import { focusRegion } from './regions.ts';

export const ON_MAC = /mac|iphone|ipad/i.test(navigator.userAgent);

const TYPING =
  'input:not([type=checkbox],[type=radio],[type=range],[type=button]), textarea, select, [contenteditable=true], [role=menu], [role=listbox]';
const CONTROLS = 'button, a[href], summary, input, [role=tab], [role=slider]';

/** What the focused element is for the keyboard. */
export function placeOf(target: Element | null): FocusPlace {
  if (!target || target === document.body || target === document.documentElement) return 'page';
  if (target.closest(TYPING)) return 'field';
  if (target.closest(CONTROLS)) return 'control';
  if (target.closest('.react-flow__node, .react-flow__edge')) return 'part';
  return target.closest('[data-region="canvas"]') ? 'canvas' : 'control';
}

function hasSelectedText(): boolean {
  return getSelection()?.type === 'Range';
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || document.querySelector('dialog[open]')) return;
  const place = placeOf(event.target instanceof Element ? event.target : null);
  const command = commandFor(event, place, viewStore.getState().singleKeys, ON_MAC);
  if (!command || ((command.id === 'copy' || command.id === 'cut') && hasSelectedText())) return;
  // Held down, a key repeats only what is meant to be repeated.
  if (event.repeat && !['undo', 'redo', 'step', 'step-back', 'zoom-in', 'zoom-out'].includes(command.id))
    return event.preventDefault();
  const possible = command.when?.() ?? true;
  if (possible || event.ctrlKey || event.metaKey) event.preventDefault();
  if (possible) command.run();
}

export function useKeys(): void {
  useEffect(() => {
    document.addEventListener('keydown', onKeyDown);
    const stopListening = onShellRequest((request) => {
      if (request === 'open-file') openFromFile();
      else if (request === 'save-file') saveToFile();
      else focusRegion(request === 'next-region' ? 1 : -1);
    });
    return () => {
      document.removeEventListener('keydown', onKeyDown);
      stopListening();
    };
  }, []);
}
