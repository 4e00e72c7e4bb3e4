/** One marker shape per class, so that classes differ without their colours too. */

type Corner = readonly [x: number, y: number];

/** Corners of a regular polygon; every second one pulled in to `inner` makes a star. */
function polygon(corners: number, turn: number, size: number, inner = 1): readonly Corner[] {
  return Array.from({ length: corners }, (_, index) => {
    const angle = (index / corners) * 2 * Math.PI + turn;
    const radius = index % 2 === 0 ? size : size * inner;
    return [Math.sin(angle) * radius, -Math.cos(angle) * radius] as const;
  });
}

/** Sizes are chosen for about equal areas; the first class is a circle. */
const SHAPES: readonly (readonly Corner[])[] = [
  [],
  polygon(4, Math.PI / 4, 1.25),
  polygon(3, 0, 1.4),
  polygon(4, 0, 1.3),
  polygon(3, Math.PI, 1.4),
  polygon(10, 0, 1.5, 0.5),
  polygon(6, 0, 1.1),
  polygon(8, 0, 1.45, 0.4),
  polygon(5, Math.PI, 1.15),
  polygon(8, Math.PI / 4, 1.45, 0.4),
];

/** Adds a class's marker to the current path; `radius` is the circle's. */
export function addMarker(
  context: CanvasRenderingContext2D,
  classIndex: number,
  x: number,
  y: number,
  radius: number,
): void {
  const corners = SHAPES[classIndex % SHAPES.length] ?? [];
  if (corners.length === 0) {
    context.moveTo(x + radius, y);
    context.arc(x, y, radius, 0, 2 * Math.PI);
    return;
  }
  corners.forEach(([dx, dy], index) => {
    if (index === 0) context.moveTo(x + dx * radius, y + dy * radius);
    else context.lineTo(x + dx * radius, y + dy * radius);
  });
  context.closePath();
}
