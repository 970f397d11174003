/** What the scenario editor shows: open or not, and which event is being edited. */
import { createStore } from 'zustand/vanilla';

interface EditorState {
  readonly isOpen: boolean;
  /** Id of the event whose settings are shown. */
  readonly edited: string | null;
}

export const editorStore = createStore<EditorState>(() => ({ isOpen: false, edited: null }));

export function openEditor(edited: string | null = null): void {
  editorStore.setState({ isOpen: true, edited });
}

export function closeEditor(): void {
  editorStore.setState({ isOpen: false });
}

export function showSettings(edited: string | null): void {
  editorStore.setState({ edited });
}
