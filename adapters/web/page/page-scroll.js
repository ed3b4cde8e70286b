// Keeps the newest message in sight of whoever reads at the end, and leaves alone whoever reads further up.

const AT_THE_END_WITHIN_PIXELS = 60;

/** @param {HTMLElement} scroller */
export function createScrollKeeper(scroller) {
  let atEnd = true;
  const toEnd = () => {
    scroller.scrollTop = scroller.scrollHeight;
    atEnd = true;
  };
  const look = () => {
    atEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < AT_THE_END_WITHIN_PIXELS;
  };
  scroller.addEventListener("scroll", look, { passive: true });
  // The keyboard of a telephone and a growing composer take room from the messages.
  const observer = new ResizeObserver(() => atEnd && toEnd());
  observer.observe(scroller);
  return {
    toEnd,
    /** @param {() => void} change of what is shown */
    keep(change) {
      look();
      const stay = atEnd;
      change();
      if (stay) toEnd();
    },
    close() {
      observer.disconnect();
      scroller.removeEventListener("scroll", look);
    },
  };
}
