/** The gestures that join components. What decides about them is fetched after the first picture; until then they wait. */
import { fetchPiece } from '../../stores/fetch-piece.ts';
import { canvasStore } from './canvas-state.ts';

type ConnectActor = typeof import('./connect-actor.ts');

let fetched: Promise<ConnectActor> | undefined;

/** Begins to fetch what decides. Called once the canvas stands. */
export function prepareConnecting(): Promise<ConnectActor> {
  fetched ??= fetchPiece(() => import('./connect-actor.ts'));
  return fetched;
}

function tell(order: (connect: ConnectActor) => void): void {
  prepareConnecting().then(order, () => {});
}

export function startDrag(from: string, atTarget: boolean): void {
  tell((connect) => connect.startDrag(from, atTarget));
}

export function endDrag(to: string | null): void {
  tell((connect) => connect.endDrag(to));
}

/** A click on a handle, or on a part while a connection waits for its other end. */
export function clickHandle(id: string, atTarget: boolean): void {
  tell((connect) => connect.clickHandle(id, atTarget));
}

export function openConnectList(from: string): void {
  tell((connect) => connect.openConnectList(from));
}

export function cancelConnecting(): void {
  tell((connect) => connect.cancelConnecting());
}

/** Whether a connection has its first end. */
export function isConnecting(): boolean {
  return canvasStore.getState().connecting !== null;
}
