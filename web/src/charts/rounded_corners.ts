/**
 * Makes the corners of a picture of `columns` x `rows` pixels transparent outside circles of `radius`
 * pixels, by the share that lies outside. To clip what is drawn to a rounded square takes a browser
 * longer than to draw it.
 */
export function roundCorners(
  pixels: Uint32Array,
  offset: number,
  columns: number,
  rows: number,
  radius: number,
): void {
  const side = Math.ceil(radius);
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const distance = Math.hypot(radius - column - 0.5, radius - row - 0.5);
      const alpha = Math.round(255 * Math.min(1, Math.max(0, radius + 0.5 - distance)));
      if (alpha === 255) continue;
      for (const y of [row, rows - 1 - row]) {
        for (const x of [column, columns - 1 - column]) {
          const place = offset + y * columns + x;
          pixels[place] = ((pixels[place] ?? 0) & 0xffffff) | (alpha << 24);
        }
      }
    }
  }
}
