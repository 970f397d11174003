/** When the browser has shown what is there now. */

/** A page in the background paints nothing, and a busy one late. */
const AT_THE_LATEST_MS = 300;

export function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, document.hidden ? 0 : AT_THE_LATEST_MS);
  });
}
