import { context2d } from './canvas_layer';

/** A hidden canvas filled pixel by pixel through one reused Uint32Array, to be drawn scaled. */
export class PixelImage {
  readonly canvas = document.createElement('canvas');
  readonly #context = context2d(this.canvas);
  #image = this.#context.createImageData(1, 1);
  #pixels = new Uint32Array(this.#image.data.buffer);

  constructor() {
    this.canvas.width = 1;
    this.canvas.height = 1;
  }

  /** The pixels for a width and height; the array is the same until the size changes. */
  pixels(width: number, height: number): Uint32Array {
    if (this.#image.width !== width || this.#image.height !== height) {
      this.canvas.width = width;
      this.canvas.height = height;
      this.#image = this.#context.createImageData(width, height);
      this.#pixels = new Uint32Array(this.#image.data.buffer);
    }
    return this.#pixels;
  }

  /** Puts the pixels onto the canvas. */
  commit(): void {
    this.#context.putImageData(this.#image, 0, 0);
  }
}
