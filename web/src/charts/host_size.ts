/** Watches a host's size and the screen's pixel ratio; reports in whole CSS pixels, once per frame. */
export class HostSize {
  #observer: ResizeObserver;
  #frame = 0;
  #ratioQuery: MediaQueryList | null = null;
  #width = -1;
  #height = -1;
  #ratio = 0;

  constructor(
    private readonly host: HTMLElement,
    private readonly changed: () => void,
  ) {
    // A frame later, because a chart that sets its own height inside the observer would loop.
    this.#observer = new ResizeObserver(() => this.#schedule());
    this.#observer.observe(host);
    this.#watchRatio();
  }

  get width(): number {
    this.#measureFirst();
    return this.#width;
  }

  get height(): number {
    this.#measureFirst();
    return this.#height;
  }

  /** Device pixels per CSS pixel. */
  get ratio(): number {
    this.#measureFirst();
    return this.#ratio;
  }

  /** Not before somebody asks: while the page is built, each measurement would lay it out again. */
  #measureFirst(): void {
    if (this.#ratio === 0) this.#measure();
  }

  destroy(): void {
    this.#observer.disconnect();
    cancelAnimationFrame(this.#frame);
    this.#ratioQuery?.removeEventListener('change', this.#ratioChanged);
  }

  #schedule(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => {
      if (this.#measure()) this.changed();
    });
  }

  #measure(): boolean {
    const width = Math.floor(this.host.clientWidth);
    const height = Math.floor(this.host.clientHeight);
    const ratio = window.devicePixelRatio || 1;
    if (width === this.#width && height === this.#height && ratio === this.#ratio) return false;
    this.#width = width;
    this.#height = height;
    this.#ratio = ratio;
    return true;
  }

  #watchRatio(): void {
    this.#ratioQuery?.removeEventListener('change', this.#ratioChanged);
    this.#ratioQuery = window.matchMedia(`(resolution: ${window.devicePixelRatio || 1}dppx)`);
    this.#ratioQuery.addEventListener('change', this.#ratioChanged);
  }

  readonly #ratioChanged = (): void => {
    this.#watchRatio();
    this.#schedule();
  };
}
