/** Version of the messages between a frame and the page around it. */
const MESSAGE_VERSION = 1;
/** Smaller changes than this many pixels are rounding. */
const TOLERANCE = 1;
/** Milliseconds after which a page around us that has not followed will not follow. */
const PATIENCE = 2000;

/**
 * Tells the page around the frame how high the content is, whenever that changes. Until it is clear
 * that the page does not follow, there is no scroll bar: its width would change the height again.
 */
export function tellHeight(): void {
  if (window.parent === window) return;
  const root = document.documentElement;
  let told = Number.NEGATIVE_INFINITY;
  let timer = 0;
  const tell = () => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    if (Math.abs(height - told) <= TOLERANCE) return;
    told = height;
    // The height is no secret, and a frame cannot know the origin of the page around it.
    window.parent.postMessage({ descent: MESSAGE_VERSION, type: 'resize', data: { height } }, '*');
    window.clearTimeout(timer);
    timer = window.setTimeout(() => {
      root.classList.toggle('needs-scrolling', height > window.innerHeight + TOLERANCE);
    }, PATIENCE);
  };
  new ResizeObserver(tell).observe(document.body);
}
