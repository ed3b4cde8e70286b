// Keeps the newest message in sight of whoever reads at the end, and leaves alone whoever reads further up. Of a message
// that is longer than what can be seen, the beginning is shown.

const AT_THE_END_WITHIN_PIXELS = 60;

/** @param {HTMLElement} scroller */
export function createScrollKeeper(scroller) {
  let atEnd = true;
  /** Where the newest message is read. */
  let place = 0;
  const toEnd = () => {
    place = Math.min(scroller.scrollHeight - scroller.clientHeight, beginningOfLast(scroller));
    scroller.scrollTop = place;
    atEnd = true;
  };
  const look = () => {
    atEnd = scroller.scrollTop > place - AT_THE_END_WITHIN_PIXELS;
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

/**
 * Pixels from the top of everything.
 * @param {HTMLElement} scroller
 */
function beginningOfLast(scroller) {
  const last = scroller.querySelector(".message:last-child");
  if (!last) return 0;
  return Math.max(0, scroller.scrollTop + last.getBoundingClientRect().top - scroller.getBoundingClientRect().top);
}
