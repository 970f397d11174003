/** Parts of the canvas that are fetched right after the first picture: the traffic on it, the menus, and pinned monitors. */
import { lazy } from 'react';

export const TrafficOverlay = lazy(async () => ({
  default: (await import('./overlay/TrafficOverlay.tsx')).TrafficOverlay,
}));
export const ConnectList = lazy(async () => ({
  default: (await import('./menus/ConnectList.tsx')).ConnectList,
}));
export const ContextMenu = lazy(async () => ({
  default: (await import('./menus/ContextMenu.tsx')).ContextMenu,
}));
export const SelectionToolbar = lazy(async () => ({
  default: (await import('./menus/SelectionToolbar.tsx')).SelectionToolbar,
}));
export const Monitors = lazy(async () => ({
  default: (await import('./Monitors.tsx')).Monitors,
}));
