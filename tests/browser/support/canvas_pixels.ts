import { expect } from 'vitest';
import { patience, type Surface } from './descent_page';

/** Points looked at along each side of a canvas. */
const GRID = 64;

/** For each canvas of a zone, the colours of a grid of points as `red,green,blue,alpha`. */
export function canvasPoints(surface: Surface, zone: string): Promise<string[][]> {
  return surface.evaluate(
    (selector, side) => {
      // A copy is read: reading the page's own canvases would make Chromium warn about it.
      const copy = new OffscreenCanvas(side, side).getContext('2d', { willReadFrequently: true });
      if (!copy) throw new Error('no 2-D drawing context');
      copy.imageSmoothingEnabled = false;
      return [...document.querySelectorAll<HTMLCanvasElement>(selector)].map((canvas) => {
        copy.clearRect(0, 0, side, side);
        copy.drawImage(canvas, 0, 0, side, side);
        const { data } = copy.getImageData(0, 0, side, side);
        return Array.from({ length: side * side }, (_, point) =>
          data.slice(4 * point, 4 * point + 4).join(),
        );
      });
    },
    `[data-zone="${zone}"] canvas`,
    GRID,
  );
}

/** Which part of the points is not left empty, on the fullest canvas. */
export function paintedShare(canvases: readonly string[][]): number {
  const shares = canvases.map(
    (points) => points.filter((point) => !point.endsWith(',0')).length / points.length,
  );
  return Math.max(...shares);
}

/** The points of a zone once more than this share is painted: a slow machine draws late. */
export async function paintedPoints(
  surface: Surface,
  zone: string,
  share: number,
): Promise<string[][]> {
  const painted = async () => paintedShare(await canvasPoints(surface, zone));
  await expect.poll(painted, patience).toBeGreaterThan(share);
  return canvasPoints(surface, zone);
}

/** Which part of the points has another colour than before, on the canvas that changed most. */
export function changedShare(before: readonly string[][], after: readonly string[][]): number {
  const shares = after.map((points, canvas) => {
    const changed = points.filter((point, index) => point !== before[canvas]?.[index]);
    return changed.length / points.length;
  });
  return Math.max(...shares);
}
