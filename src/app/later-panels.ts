/** Panels that are fetched after the first picture, so that the system is seen moving as early as can be. */
import type { ComponentType } from 'react';
import { later } from '../stores/fetch-piece.ts';
import { firstMoment } from '../stores/first-moment.ts';
import { MissingPiece } from './NewVersion.tsx';

const panel = <Props>(fetch: () => Promise<{ readonly default: ComponentType<Props> }>) =>
  later(fetch, MissingPiece);

export const Charts = panel(async () => ({
  default: (await import('../features/charts/Charts.tsx')).Charts,
}));
export const HeaderActions = later(async () => ({
  default: (await import('./HeaderActions.tsx')).HeaderActions,
}));
export const Transport = panel(async () => ({
  default: (await import('../features/transport/Transport.tsx')).Transport,
}));
export const FileDrop = later(async () => ({ default: (await import('./FileDrop.tsx')).FileDrop }));
export const Inspector = panel(async () => ({
  default: (await import('../features/inspector/Inspector.tsx')).Inspector,
}));
export const Outline = panel(async () => {
  await firstMoment;
  return { default: (await import('../features/outline/Outline.tsx')).Outline };
});
export const LogPanel = panel(async () => {
  await firstMoment;
  return { default: (await import('../features/outline/LogPanel.tsx')).LogPanel };
});
export const RequestPanel = panel(async () => {
  await firstMoment;
  return { default: (await import('../features/request-panel/RequestPanel.tsx')).RequestPanel };
});
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
export const Arrivals = later(async () => ({ default: (await import('./Arrivals.tsx')).Arrivals }));
export const EarlierMoment = later(async () => ({
  default: (await import('./EarlierMoment.tsx')).EarlierMoment,
}));
export const MyDiagrams = panel(async () => ({
  default: (await import('../features/documents/MyDiagrams.tsx')).MyDiagrams,
}));
export const DocumentNotices = later(async () => {
  await firstMoment;
  return { default: (await import('../features/documents/DocumentNotices.tsx')).DocumentNotices };
});
