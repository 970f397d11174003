/** The shell: header, palette, canvas, dock and panels; on a phone one bottom sheet at a time. */
import { Suspense } from 'react';
import { useStore } from 'zustand';
import { Canvas } from '../features/canvas/Canvas.tsx';
import { afterwards } from '../stores/fetch-piece.ts';
import { viewStore } from '../stores/view-store.ts';
import css from './App.module.css';
import { Header } from './Header.tsx';
import {
  Arrivals,
  Charts,
  DocumentNotices,
  EarlierMoment,
  FileDrop,
  Palette,
  Transport,
} from './later-panels.ts';
import { Messages } from './Messages.tsx';
import { NewcomerLine } from './NewcomerLine.tsx';
import { NewVersion } from './NewVersion.tsx';
import { PanelBoundary } from './PanelBoundary.tsx';
import { PhoneBar } from './PhoneBar.tsx';
import { PhoneLesson } from './PhoneLesson.tsx';
import { PresentationBar } from './PresentationBar.tsx';
import { RightPanel } from './RightPanel.tsx';
import { roomForLines } from './room-for-lines.ts';
import { SheetHead } from './SheetHead.tsx';
import { useKeys } from './use-keys.ts';

import { useRoomForSheet } from './use-room-for-sheet.ts';

/** The windows of the page. They hold panels that are fetched later too. */
const Dialogs = afterwards(async () => ({ default: (await import('./Dialogs.tsx')).Dialogs }));

export function App() {
  const sheet = useStore(viewStore, (view) => view.sheet);
  const presenting = useStore(viewStore, (view) => view.presenting);
  useKeys();
  useRoomForSheet(sheet);
  return (
    <div className={css.app} data-sheet={sheet ?? 'none'} data-presenting={presenting}>
      <Header />
      <aside className={css.palette} aria-label="Build" data-region="build" tabIndex={-1}>
        <SheetHead sheet="build" title="Build" />
        <PanelBoundary name="The list of components">
          <Suspense>
            <Palette />
            <NewcomerLine place="palette" />
          </Suspense>
        </PanelBoundary>
      </aside>
      <main className={css.canvas} aria-label="Canvas" data-region="canvas" tabIndex={-1}>
        <h1 className="visually-hidden">Loadbearing: draw a system, send it traffic, break it</h1>
        <PanelBoundary name="The canvas">
          <Canvas />
        </PanelBoundary>
        <NewcomerLine place="canvas" />
        <div className={css.overCanvas} ref={roomForLines}>
          <PhoneLesson />
          <NewVersion />
          <Suspense>
            <DocumentNotices />
          </Suspense>
        </div>
        <Messages />
        <Suspense>
          <EarlierMoment />
          <FileDrop />
          <Arrivals />
        </Suspense>
        {presenting && <PresentationBar />}
      </main>
      <section className={css.dock} aria-label="Run" data-region="run" tabIndex={-1}>
        <SheetHead sheet="run" title="Run" />
        <PanelBoundary name="The run controls">
          <Suspense fallback={<div className={css.controlsToCome} />}>
            <Transport />
          </Suspense>
        </PanelBoundary>
        <PanelBoundary name="The charts">
          <Suspense fallback={<div className={css.chartsToCome} />}>
            <Charts />
          </Suspense>
        </PanelBoundary>
      </section>
      <aside className={css.right} aria-label="Inspect" data-region="inspect" tabIndex={-1}>
        <SheetHead sheet="inspect" title="Inspect" />
        <RightPanel />
      </aside>
      <PhoneBar />
      <Suspense>
        <Dialogs />
      </Suspense>
    </div>
  );
}
