/** A typed way to ask for something that only another part of the page can do. Nobody listening: nothing happens. */

export interface RequestHub<Request> {
  readonly request: (request: Request) => void;
  /** Returns the function that stops listening. */
  readonly listen: (listener: (request: Request) => void) => () => void;
}

export function requestHub<Request>(): RequestHub<Request> {
  const listeners = new Set<(request: Request) => void>();
  return {
    request: (request) => {
      for (const listener of [...listeners]) listener(request);
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
