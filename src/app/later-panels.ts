/** Panels that are fetched after the first picture, so that the system is seen moving as early as can be. */
import type { ComponentType } from 'react';
import { Layers, TrafficOverlay } from '../features/canvas/later-parts.ts';
import { afterwards, later } from '../stores/fetch-piece.ts';
import { MissingPiece } from './NewVersion.tsx';

const panel = <Props extends object>(fetch: () => Promise<{ readonly default: ComponentType<Props> }>) =>
  later(fetch, MissingPiece);
const panelAfterwards = <Props extends object>(
  fetch: () => Promise<{ readonly default: ComponentType<Props> }>,
) => afterwards(fetch, MissingPiece);

export const Charts = panelAfterwards(async () => ({
  default: (await import('../features/charts/Charts.tsx')).Charts,
}));
export const HeaderActions = afterwards(async () => ({
  default: (await import('./HeaderActions.tsx')).HeaderActions,
}));
export const Palette = panelAfterwards(async () => ({
  default: (await import('../features/palette/Palette.tsx')).Palette,
}));
export const Transport = panel(async () => ({
  default: (await import('../features/transport/Transport.tsx')).Transport,
}));
export const FileDrop = afterwards(async () => ({ default: (await import('./FileDrop.tsx')).FileDrop }));
export const Inspector = panelAfterwards(async () => ({
  default: (await import('../features/inspector/Inspector.tsx')).Inspector,
}));
export const Outline = panelAfterwards(async () => ({
  default: (await import('../features/outline/Outline.tsx')).Outline,
}));
export const LogPanel = panelAfterwards(async () => ({
  default: (await import('../features/outline/LogPanel.tsx')).LogPanel,
}));
export const RequestPanel = panelAfterwards(async () => ({
  default: (await import('../features/request-panel/RequestPanel.tsx')).RequestPanel,
}));
export const LessonPanel = panel(async () => ({
  default: (await import('../features/lessons/LessonPanel.tsx')).LessonPanel,
}));
export const LessonStrip = later(async () => ({
  default: (await import('../features/lessons/LessonStrip.tsx')).LessonStrip,
}));
export const LessonList = panel(async () => ({
  default: (await import('../features/lessons/LessonList.tsx')).LessonList,
}));
export const ExampleList = panel(async () => ({
  default: (await import('./ExampleList.tsx')).ExampleList,
}));
export const ValidationPage = panel(async () => ({
  default: (await import('../features/validation/ValidationPage.tsx')).ValidationPage,
}));
export const ExportDialog = panel(async () => ({
  default: (await import('../features/export/ExportDialog.tsx')).ExportDialog,
}));
export const ShortcutHelp = panel(async () => ({
  default: (await import('./ShortcutHelp.tsx')).ShortcutHelp,
}));
export const ShareDialog = panel(async () => ({
  default: (await import('../features/share/ShareDialog.tsx')).ShareDialog,
}));
export const Arrivals = afterwards(async () => ({ default: (await import('./Arrivals.tsx')).Arrivals }));
export const EarlierMoment = afterwards(async () => ({
  default: (await import('./EarlierMoment.tsx')).EarlierMoment,
}));
export const MyDiagrams = panel(async () => ({
  default: (await import('../features/documents/MyDiagrams.tsx')).MyDiagrams,
}));
export const DocumentNotices = afterwards(async () => ({
  default: (await import('../features/documents/DocumentNotices.tsx')).DocumentNotices,
}));

/** What is drawn together with the first picture when it comes in time. */
export const fetchFirstSecond = () =>
  Promise.all([Transport, TrafficOverlay, Layers].map((part) => part.fetchAhead()));
