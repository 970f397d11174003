/** Parts of the canvas that are fetched after the first picture: the traffic and what gestures show at once, menus and monitors when it flows. */
import { afterwards, later } from '../../stores/fetch-piece.ts';

export const TrafficOverlay = later(async () => ({
  default: (await import('./overlay/TrafficOverlay.tsx')).TrafficOverlay,
}));
export const Layers = later(async () => ({ default: (await import('./Layers.tsx')).Layers }));
export const Refusal = later(async () => ({ default: (await import('./Layers.tsx')).Refusal }));
export const Legend = afterwards(async () => ({ default: (await import('./Legend.tsx')).Legend }));
export const ConnectList = afterwards(async () => ({
  default: (await import('./menus/ConnectList.tsx')).ConnectList,
}));
export const ContextMenu = afterwards(async () => ({
  default: (await import('./menus/ContextMenu.tsx')).ContextMenu,
}));
export const SelectionToolbar = afterwards(async () => ({
  default: (await import('./menus/SelectionToolbar.tsx')).SelectionToolbar,
}));
export const Monitors = afterwards(async () => ({ default: (await import('./Monitors.tsx')).Monitors }));
export const UnknownParts = later(async () => ({
  default: (await import('./UnknownParts.tsx')).UnknownParts,
}));
