/** A system inside another page: its name, the canvas, the run's controls, and the way to the full page. */
import { ExternalLink } from 'lucide-react';
import { useStore } from 'zustand';
import { Canvas } from '../features/canvas/Canvas.tsx';
import { Outline } from '../features/outline/Outline.tsx';
import { Transport } from '../features/transport/Transport.tsx';
import type { Refused } from '../stores/arrival-store.ts';
import { documentStore } from '../stores/document-store.ts';
import css from './EmbedApp.module.css';
import { Messages } from './Messages.tsx';
import { PanelBoundary } from './PanelBoundary.tsx';

/** The same link on the page where it can be changed. */
const fullPage = () => `${import.meta.env.BASE_URL}${location.hash}`;

export function EmbedApp({ refused }: { readonly refused: Refused | null }) {
  const name = useStore(documentStore, ({ diagram }) => diagram.name);
  if (refused)
    return (
      <main className={css.refused}>
        <h1>{refused.message}</h1>
        <p>
          {refused.wayOut}
          {refused.place !== null && ` Where: ${refused.place}.`}
        </p>
      </main>
    );
  return (
    <div className={css.embed}>
      <header className={css.head}>
        <h1 dir="auto" translate="no">
          {name}
        </h1>
        <p>To look at and to run. Nothing is saved here.</p>
        <a href={fullPage()} target="_blank" rel="noopener">
          Open in Loadbearing
          <ExternalLink aria-hidden="true" />
        </a>
      </header>
      <main className={css.canvas} aria-label="Canvas" data-region="canvas" tabIndex={-1}>
        <PanelBoundary name="The canvas">
          <Canvas />
        </PanelBoundary>
        <Messages />
      </main>
      <section className={css.dock} aria-label="Run">
        <PanelBoundary name="The run controls">
          <Transport />
        </PanelBoundary>
        <details className={css.outline}>
          <summary>Outline: everything that is drawn, in words</summary>
          <PanelBoundary name="The outline">
            <Outline />
          </PanelBoundary>
        </details>
      </section>
    </div>
  );
}
