/** Panels that are fetched after the first picture, so that the system is seen moving as early as can be. */
import { lazy } from 'react';
import { firstMoment } from '../stores/first-moment.ts';

export const Charts = lazy(async () => ({ default: (await import('../features/charts/Charts.tsx')).Charts }));
export const HeaderActions = lazy(async () => ({
  default: (await import('./HeaderActions.tsx')).HeaderActions,
}));
export const Transport = lazy(async () => ({
  default: (await import('../features/transport/Transport.tsx')).Transport,
}));
export const FileDrop = lazy(async () => ({ default: (await import('./FileDrop.tsx')).FileDrop }));
export const Inspector = lazy(async () => ({
  default: (await import('../features/inspector/Inspector.tsx')).Inspector,
}));
export const Outline = lazy(async () => {
  await firstMoment;
  return { default: (await import('../features/outline/Outline.tsx')).Outline };
});
export const LogPanel = lazy(async () => {
  await firstMoment;
  return { default: (await import('../features/outline/LogPanel.tsx')).LogPanel };
});
export const RequestPanel = lazy(async () => {
  await firstMoment;
  return { default: (await import('../features/request-panel/RequestPanel.tsx')).RequestPanel };
});
export const LessonPanel = lazy(async () => ({
  default: (await import('../features/lessons/LessonPanel.tsx')).LessonPanel,
}));
export const LessonStrip = lazy(async () => ({
  default: (await import('../features/lessons/LessonStrip.tsx')).LessonStrip,
}));
export const LessonList = lazy(async () => ({
  default: (await import('../features/lessons/LessonList.tsx')).LessonList,
}));
export const ExampleList = lazy(async () => ({
  default: (await import('./ExampleList.tsx')).ExampleList,
}));
export const ValidationPage = lazy(async () => ({
  default: (await import('../features/validation/ValidationPage.tsx')).ValidationPage,
}));
export const ExportDialog = lazy(async () => ({
  default: (await import('../features/export/ExportDialog.tsx')).ExportDialog,
}));
export const ShortcutHelp = lazy(async () => ({
  default: (await import('./ShortcutHelp.tsx')).ShortcutHelp,
}));
export const ShareDialog = lazy(async () => ({
  default: (await import('../features/share/ShareDialog.tsx')).ShareDialog,
}));
export const Arrivals = lazy(async () => ({ default: (await import('./Arrivals.tsx')).Arrivals }));
export const EarlierMoment = lazy(async () => ({
  default: (await import('./EarlierMoment.tsx')).EarlierMoment,
}));
export const MyDiagrams = lazy(async () => ({
  default: (await import('../features/documents/MyDiagrams.tsx')).MyDiagrams,
}));
export const DocumentNotices = lazy(async () => {
  await firstMoment;
  return { default: (await import('../features/documents/DocumentNotices.tsx')).DocumentNotices };
});
