import {
  columnAt,
  type NetworkLayout,
  placeOf,
  type UnitPlace,
  unitCentre,
} from './network_layout';

/** What is under a point of the diagram. */
export type Hit =
  | { readonly kind: 'unit'; readonly place: UnitPlace }
  | { readonly kind: 'link'; readonly from: UnitPlace; readonly to: UnitPlace };

/** How far from a link's line a pointer still means it, in CSS pixels. */
const LINK_REACH = 6;

/** Finds the neuron or the nearest link at a point, or null. */
export function hitTest(layout: NetworkLayout, x: number, y: number): Hit | null {
  const half = layout.nodeSize / 2;
  for (let column = 0; column < layout.columns.length; column++) {
    const { x: centre, shown, firstY } = columnAt(layout, column);
    if (Math.abs(x - centre) > half + 1) continue;
    const index = Math.round((y - firstY) / layout.rowPitch);
    if (index < 0 || index >= shown) return null;
    if (Math.abs(y - firstY - index * layout.rowPitch) > half + 1) return null;
    return { kind: 'unit', place: placeOf(layout, column, index) };
  }
  return nearestLink(layout, x, y);
}

function nearestLink(layout: NetworkLayout, x: number, y: number): Hit | null {
  const half = layout.nodeSize / 2;
  for (let column = 1; column < layout.columns.length; column++) {
    const start = columnAt(layout, column - 1).x + half;
    const end = columnAt(layout, column).x - half;
    if (x <= start || x >= end) continue;
    if (columnAt(layout, column).look.links !== 'weights') return null;
    const rise = curveRise((x - start) / (end - start));
    let best = LINK_REACH;
    let hit: Hit | null = null;
    for (let from = 0; from < columnAt(layout, column - 1).shown; from++) {
      for (let to = 0; to < columnAt(layout, column).shown; to++) {
        const startY = unitCentre(layout, column - 1, from)[1];
        const endY = unitCentre(layout, column, to)[1];
        const distance = Math.abs(y - (startY + (endY - startY) * rise));
        if (distance >= best) continue;
        best = distance;
        hit = {
          kind: 'link',
          from: placeOf(layout, column - 1, from),
          to: placeOf(layout, column, to),
        };
      }
    }
    return hit;
  }
  return null;
}

/**
 * How far (0 to 1) a link has risen at a share of its way across. Links are cubic Bézier curves whose
 * middle control points lie half-way across at the heights of the ends: x = 1.5t(1-t) + t³ and
 * rise = t²(3-2t), with t found by bisection.
 */
export function curveRise(across: number): number {
  let low = 0;
  let high = 1;
  for (let step = 0; step < 24; step++) {
    const t = (low + high) / 2;
    if (1.5 * t * (1 - t) + t * t * t < across) low = t;
    else high = t;
  }
  const t = (low + high) / 2;
  return t * t * (3 - 2 * t);
}

/** Whether both are the same neuron or link, or nothing. */
export function sameHit(one: Hit | null, other: Hit | null): boolean {
  if (one?.kind === 'unit' && other?.kind === 'unit') {
    return one.place.column === other.place.column && one.place.index === other.place.index;
  }
  if (one?.kind === 'link' && other?.kind === 'link') {
    return one.from.unit === other.from.unit && one.to.unit === other.to.unit;
  }
  return one === other;
}
