/** Animation frames that run when a test says so. */
export class FakeFrames {
  private callbacks: ((time: number) => void)[] = [];

  readonly request = (callback: (time: number) => void): number => this.callbacks.push(callback);

  get waiting(): number {
    return this.callbacks.length;
  }

  run(time: number): void {
    const callbacks = this.callbacks;
    this.callbacks = [];
    for (const callback of callbacks) callback(time);
  }
}
