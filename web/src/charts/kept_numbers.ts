/**
 * A copy of numbers to draw again later, as the memory of a picture's grids goes back to the engine
 * once another picture has come. The copies of equally many numbers take each other's place.
 */
export class KeptNumbers {
  #numbers = new Float32Array(0);

  keep(numbers: Float32Array): Float32Array {
    if (this.#numbers.length !== numbers.length) this.#numbers = new Float32Array(numbers.length);
    this.#numbers.set(numbers);
    return this.#numbers;
  }
}
