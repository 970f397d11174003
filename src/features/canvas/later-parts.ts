/** Parts of the canvas that are fetched after the first picture: the traffic and what gestures show at once, menus and monitors when it flows. */
import { lazy } from 'react';
import { firstMoment } from '../../stores/first-moment.ts';

export const TrafficOverlay = lazy(async () => ({
  default: (await import('./overlay/TrafficOverlay.tsx')).TrafficOverlay,
}));
export const Layers = lazy(async () => ({ default: (await import('./Layers.tsx')).Layers }));
export const Refusal = lazy(async () => ({ default: (await import('./Layers.tsx')).Refusal }));
export const Legend = lazy(async () => ({ default: (await import('./Legend.tsx')).Legend }));
export const ConnectList = lazy(async () => {
  await firstMoment;
  return { default: (await import('./menus/ConnectList.tsx')).ConnectList };
});
export const ContextMenu = lazy(async () => {
  await firstMoment;
  return { default: (await import('./menus/ContextMenu.tsx')).ContextMenu };
});
export const SelectionToolbar = lazy(async () => {
  await firstMoment;
  return { default: (await import('./menus/SelectionToolbar.tsx')).SelectionToolbar };
});
export const Monitors = lazy(async () => {
  await firstMoment;
  return { default: (await import('./Monitors.tsx')).Monitors };
});
