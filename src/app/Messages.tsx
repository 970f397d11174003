/** What the page says: read aloud and shown for a while over the canvas. */
import { useStore } from 'zustand';
import { viewStore } from '../stores/view-store.ts';
import { Announcer } from '../ui/Announcer.tsx';

export function Messages() {
  const message = useStore(viewStore, (view) => view.announcement);
  return <Announcer message={message} />;
}
