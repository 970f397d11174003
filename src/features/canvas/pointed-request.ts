/** Which request lies under the pointer: the overlay that draws them knows, once it is fetched. */

interface At {
  readonly clientX: number;
  readonly clientY: number;
}

export interface RequestFinder {
  readonly isOverRequest: (id: string, card: Element, event: At) => boolean;
  /** Opens the request in the cell or in the line under the pointer, if there is one. */
  readonly openRequestAt: (id: string, card: Element, event: At) => void;
  /** Opens the request whose dot is near this point of the overlay. Says whether there was one. */
  readonly openDotAt: (x: number, y: number, coarse: boolean) => boolean;
}

let finder: RequestFinder = {
  isOverRequest: () => false,
  openRequestAt: () => {},
  openDotAt: () => false,
};

export function findRequestsWith(given: RequestFinder): void {
  finder = given;
}

export function pointedRequest(): RequestFinder {
  return finder;
}
