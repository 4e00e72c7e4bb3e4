/** A canvas with CSS pixels as its unit, sharp at every pixel ratio. */
export class CanvasLayer {
  readonly canvas: HTMLCanvasElement;
  readonly context: CanvasRenderingContext2D;
  #width = 0;
  #height = 0;

  constructor(host: HTMLElement, className: string) {
    this.canvas = document.createElement('canvas');
    this.canvas.className = className;
    // What is drawn has its name and words around it, in the elements of the page.
    this.canvas.setAttribute('aria-hidden', 'true');
    this.context = context2d(this.canvas);
    host.append(this.canvas);
  }

  /** Sets the size in CSS pixels and the pixel ratio; clears the canvas when something changed. */
  resize(width: number, height: number, ratio: number): void {
    const deviceWidth = Math.max(1, Math.round(width * ratio));
    const deviceHeight = Math.max(1, Math.round(height * ratio));
    if (this.canvas.width !== deviceWidth || this.canvas.height !== deviceHeight) {
      this.canvas.width = deviceWidth;
      this.canvas.height = deviceHeight;
    }
    this.#width = width;
    this.#height = height;
    this.canvas.style.setProperty('width', `${width}px`);
    this.canvas.style.setProperty('height', `${height}px`);
    this.context.setTransform(
      deviceWidth / Math.max(1, width),
      0,
      0,
      deviceHeight / Math.max(1, height),
      0,
      0,
    );
  }

  clear(): void {
    this.context.clearRect(0, 0, this.#width, this.#height);
  }
}

/** A canvas's 2-D context. Throws Error where the browser gives none. */
export function context2d(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d');
  if (!context) throw new Error('canvas: no 2-D drawing context');
  return context;
}
