import { afterEach, expect, test, vi } from 'vitest';
import { type Axes, SquareChart } from '../../../web/src/charts/square_chart';
import { fakeDocument } from '../controls/fake_document';

vi.mock('../../../web/src/charts/canvas_layer', () => ({
  CanvasLayer: class {
    readonly context = { font: '', measureText: () => ({ width: 20 }) };
    resize() {}
  },
}));
vi.mock('../../../web/src/charts/host_size', () => ({
  HostSize: class {
    readonly width = 400;
    readonly ratio = 2;
    destroy() {}
  },
}));
vi.mock('../../../web/src/charts/map_legend', () => ({
  MapLegend: class {
    setClasses() {}
    align() {}
  },
}));
vi.mock('../../../web/src/charts/palette', () => ({
  readPalette: () => ({}),
  CHART_TEXT_SIZE: 13,
}));

afterEach(() => void vi.unstubAllGlobals());

const axis = { name: 'x', unit: '', minimum: 0, maximum: 1 };
const view = {
  ...({ task: 'regression', columnCount: 2, horizontalColumn: 0, verticalColumn: 1 } as const),
  ...{ horizontal: axis, vertical: axis, classes: [], predictionRange: [0, 1] as const },
};
const samples = { columns: new Float32Array(2), targets: new Float32Array(1) };

function setUp() {
  const seen = { layouts: [] as number[], pictures: 0 };
  class Chart extends SquareChart {
    protected override viewChanged() {}
    protected override axes(): Axes {
      return view;
    }
    protected override drawScene() {}
    protected override drawPicture() {
      seen.pictures++;
    }
  }
  const host = fakeDocument() as unknown as HTMLElement;
  const onLayout = (pixels: number) => void seen.layouts.push(pixels);
  const chart = new Chart(host, '', { label: '', formatNumber: String, onLayout });
  return { chart, seen };
}

test('another view with its samples is laid out once', () => {
  const { chart, seen } = setUp();
  chart.setShown({ maximumSide: 200 });
  expect(seen.layouts).toEqual([]); // nothing to lay out yet
  chart.setView(view, samples, samples);
  expect(seen.layouts).toEqual([400]); // pixels of the screen, two for one of the page
  chart.setView(view, samples, null);
  expect(seen.layouts).toHaveLength(2);
});

test('what is shown is laid out anew only where it is other than before', () => {
  const { chart, seen } = setUp();
  chart.setShown({ maximumSide: 200, discretized: true });
  chart.setView(view, samples, samples);
  chart.setShown({ testSamples: false, discretized: true, maximumSide: 200 });
  expect(seen.layouts).toHaveLength(1);
  chart.setShown({ testSamples: true });
  expect(seen.layouts).toHaveLength(2);
});

test('a picture is drawn where a layout stands, without another layout', () => {
  const { chart, seen } = setUp();
  chart.setView(view, samples, null);
  const drawn = seen.pictures;
  const picture = { predictions: new Float32Array(4), predictionResolution: 2, predictionRows: 2 };
  chart.update(picture);
  expect(seen.layouts).toHaveLength(1);
  expect(seen.pictures).toBe(drawn + 1);
});
