import { expect, test } from 'vitest';
import { LinkPainter, type LinkScene } from '../../../web/src/charts/link_painter';
import { layOutNetwork } from '../../../web/src/charts/network_layout';
import type { Palette } from '../../../web/src/charts/palette';

const space = { width: 700, height: 400, header: 40, labelLeft: 30, labelRight: 30 };

/** A network of so many units, all weights 1, and a canvas that counts what is drawn. */
function setUp(counts: readonly number[]) {
  const layers = counts.slice(1).map((units, index) => ({
    ...{ units, inputs: counts[index] ?? 0 },
    weightOffset: counts.slice(1, index + 1).reduce((sum, n, at) => sum + n * (counts[at] ?? 0), 0),
    biasOffset: -1,
  }));
  const total = layers.reduce((sum, { units, inputs }) => sum + units * inputs, 0);
  const seen = {
    curves: 0,
    cleared: [] as [number, number][],
    strokes: [] as [color: string, opacity: number, width: number, dash: readonly number[]][],
  };
  let dash: readonly number[] = [];
  const context = {
    canvas: { width: 700, height: 400 },
    ...{ lineWidth: 0, lineCap: '', strokeStyle: '', globalAlpha: 1 },
    setLineDash(segments: readonly number[]) {
      dash = segments;
    },
    beginPath: () => {},
    moveTo: () => {},
    bezierCurveTo: () => {
      seen.curves++;
    },
    clearRect: (left: number, _top: number, width: number) => seen.cleared.push([left, width]),
    stroke() {
      seen.strokes.push([this.strokeStyle, this.globalAlpha, this.lineWidth, dash]);
    },
  };
  let scene: LinkScene = {
    layout: layOutNetwork(counts, space),
    layers,
    parameters: new Float32Array(total).fill(1),
    palette: { positive: 'blue', negative: 'red', line: 'grey' } as Palette,
    highlight: { unit: null, link: null },
  };
  const painter = new LinkPainter();
  /** One drawing: whether everything is up to date, and the curves drawn. */
  const draw = (budget?: number) => {
    seen.curves = 0;
    seen.cleared = [];
    seen.strokes = [];
    const done = painter.draw(context as unknown as CanvasRenderingContext2D, scene, budget);
    return { done, ...seen };
  };
  const change = (part: Partial<LinkScene>) => {
    scene = { ...scene, ...part };
  };
  return { painter, draw, change, total, layout: scene.layout };
}

test('links that look as before are not drawn again', () => {
  const { draw, change, total } = setUp([4, 8, 8, 1]);
  expect(draw()).toMatchObject({ done: true, curves: 104 });
  expect(draw()).toMatchObject({ done: true, curves: 0 });
  change({ parameters: new Float32Array(total).fill(1.0001) });
  expect(draw()).toMatchObject({ curves: 0, cleared: [] });
});

test('a weight that swings round the border of two widths is drawn once', () => {
  const { draw, change, total } = setUp([4, 8, 1]);
  const border = -2 * Math.log(1 - 3 / 12); // between the third and the fourth of twelve widths
  const weights = (value: number) => ({ parameters: new Float32Array(total).fill(value) });
  change(weights(border - 0.001));
  expect(draw().curves).toBe(40);
  for (const swing of [0.02, -0.02, 0.03]) {
    change(weights(border + swing));
    expect(draw().curves).toBe(0);
  }
  change(weights(border + 0.2));
  expect(draw().curves).toBe(40);
});

test('a held width stays while a unit is pointed at and when it is left', () => {
  const { draw, change, total } = setUp([2, 3, 1]);
  const border = -2 * Math.log(1 - 3 / 12);
  const weights = (value: number) => ({ parameters: new Float32Array(total).fill(value) });
  change(weights(border - 0.001));
  const widths = () => draw().strokes.map(([, , width]) => width);
  const drawn = widths().at(-1); // after the thin lines of links without weights
  const unit = { kind: 'hidden', column: 1, layer: 0, index: 0, unit: 2, grouped: false } as const;
  change({ ...weights(border + 0.02), highlight: { unit, link: null } });
  expect(new Set(widths())).toEqual(new Set([drawn]));
  change({ highlight: { unit: null, link: null } });
  expect(new Set(widths())).toEqual(new Set([drawn]));
});

test('negative weights are dashed, the longer the wider; positive ones are not', () => {
  const { draw, change, total } = setUp([4, 8, 1]);
  const dashes = (value: number) => {
    change({ parameters: new Float32Array(total).fill(value) });
    return [...new Set(draw().strokes.map(([, , , dash]) => JSON.stringify(dash)))];
  };
  expect(dashes(2)).toEqual(['[]']);
  const [thin, wide] = [dashes(-0.2), dashes(-4)].map(([all]) => JSON.parse(all ?? '[]'));
  expect(thin).toHaveLength(2);
  expect(wide[0]).toBeGreaterThan(thin[0] + 1);
  expect(wide[1]).toBeGreaterThan(thin[1] + 0.5);
});

test('a weight beside zero shows its sign at once', () => {
  const { draw, change, total } = setUp([4, 8, 1]);
  draw();
  const colors = () => new Set(draw().strokes.map(([color]) => color));
  change({ parameters: new Float32Array(total).fill(0.001) });
  expect([...colors()]).toEqual(['blue']);
  change({ parameters: new Float32Array(total).fill(-0.001) });
  expect([...colors()]).toEqual(['red']);
});

test('another sign or width draws the links between its two columns, and no others', () => {
  const { draw, change, total, layout } = setUp([4, 8, 8, 1]);
  draw();
  const parameters = new Float32Array(total).fill(1);
  parameters[32 + 5] = -1; // between the second and the third column
  change({ parameters });
  const { curves, cleared, strokes } = draw();
  expect(curves).toBe(64);
  const [from = 0, to = 0] = [layout.columns[1]?.x, layout.columns[2]?.x];
  expect(cleared).toEqual([[from, to - from]]);
  expect(strokes.map(([color]) => color).sort()).toEqual(['blue', 'red']);
  expect(draw().curves).toBe(0);
});

test('with a budget the columns take turns until all are up to date', () => {
  const { draw, change, total } = setUp([4, 8, 8, 1]);
  expect(draw(1)).toMatchObject({ done: true, curves: 104 }); // never half of a new layout
  change({ parameters: new Float32Array(total).fill(-1) });
  expect(draw(40)).toMatchObject({ done: false, curves: 32 });
  expect(draw(40)).toMatchObject({ done: false, curves: 64 });
  expect(draw(40)).toMatchObject({ done: true, curves: 8 });
  expect(draw(40)).toMatchObject({ done: true, curves: 0 });
});

test('no column waits for ever while all change with every picture', () => {
  const { draw, change, total } = setUp([4, 8, 8, 8, 1]);
  draw();
  const drawn: number[] = [];
  for (let picture = 0; picture < 8; picture++) {
    change({ parameters: new Float32Array(total).fill(-0.3 * (picture + 1)) });
    drawn.push(draw(10).curves);
  }
  expect(drawn).toEqual([32, 64, 64, 8, 32, 64, 64, 8]);
});

test('a pointed-at unit makes its links strong and the others faint, until it is left', () => {
  const { draw, change } = setUp([2, 3, 1]);
  draw();
  const unit = { kind: 'hidden', column: 1, layer: 0, index: 0, unit: 2, grouped: false } as const;
  change({ highlight: { unit, link: null } });
  const { curves, strokes } = draw();
  expect(curves).toBe(9);
  const opacities = new Set(strokes.map(([, opacity]) => opacity));
  expect(opacities.size).toBe(2);
  change({ highlight: { unit: null, link: null } });
  expect(draw().curves).toBe(9);
  expect(draw().curves).toBe(0);
});

test('another layout, another palette or a reset draws everything, on an empty canvas', () => {
  const { painter, draw, change } = setUp([4, 8, 1]);
  draw();
  change({ palette: { positive: 'white', negative: 'black', line: 'grey' } as Palette });
  expect(draw(1)).toMatchObject({ done: true, curves: 40 });
  change({ layout: layOutNetwork([4, 8, 1], { ...space, width: 500 }) });
  const { curves, cleared } = draw(1);
  expect(curves).toBe(40);
  expect(cleared[0]).toEqual([0, 700]);
  painter.reset();
  expect(draw().curves).toBe(40);
});
