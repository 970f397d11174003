/** The moments to save at once: the page is hidden or left. */

/** Hidden tabs may be closed without another word, so hiding counts as leaving. */
export function whenPageIsLeft(leaving: () => void): () => void {
  const hidden = () => {
    if (document.visibilityState === 'hidden') leaving();
  };
  document.addEventListener('visibilitychange', hidden);
  window.addEventListener('pagehide', leaving);
  return () => {
    document.removeEventListener('visibilitychange', hidden);
    window.removeEventListener('pagehide', leaving);
  };
}
