import { describe, expect, it } from 'vitest';
import { nearestStop, sliderStops } from '../../../web/src/controls/slider_stops';
import { catalog } from '../../../web/src/experiment/catalog';

describe('sliderStops', () => {
  it('walks a logarithmic range over round numbers of each decade', () => {
    const stops = sliderStops({ minimum: 0.01, maximum: 1, scale: 'logarithmic' });
    expect(stops).toEqual([0.01, 0.015, 0.02, 0.03, 0.05, 0.07, 0.1, 0.15, 0.2, 0.3, 0.5, 0.7, 1]);
  });

  it('walks a short linear range in steps of 1, 2 or 5 without binary fractions', () => {
    const stops = sliderStops({ minimum: 0, maximum: 0.5, scale: 'linear' });
    expect(stops.slice(0, 4)).toEqual([0, 0.01, 0.02, 0.03]);
    expect(stops.at(-1)).toBe(0.5);
    expect(stops).toHaveLength(51);
  });

  it('walks a wide range of whole numbers by ratio', () => {
    const stops = sliderStops({ minimum: 1, maximum: 2000, scale: 'integer' });
    expect(stops.slice(0, 8)).toEqual([1, 2, 3, 5, 7, 10, 15, 20]);
    expect(stops.at(-1)).toBe(2000);
  });

  it('keeps a zero that a logarithmic range includes', () => {
    const stops = sliderStops({ minimum: 0, maximum: 10, scale: 'logarithmic' });
    expect(stops[0]).toBe(0);
    expect(stops[1]).toBeCloseTo(1.5e-5, 12);
    expect(stops.at(-1)).toBe(10);
  });

  const hyperparameters = [
    ...catalog.settings,
    ...[catalog.optimizers, catalog.regularizers, catalog.schedules, catalog.initializers].flatMap(
      (family) => family.flatMap((entry) => entry.hyperparameters),
    ),
  ];
  it.each(hyperparameters)(
    'stays inside the range of $name, in order, both ends included',
    (range) => {
      const stops = sliderStops(range);
      expect(stops[0]).toBe(range.minimum);
      expect(stops.at(-1)).toBe(range.maximum);
      expect(stops.length).toBeLessThan(200);
      for (const [index, stop] of stops.slice(1).entries()) {
        expect(stop).toBeGreaterThan(stops[index] ?? Number.POSITIVE_INFINITY);
        if (range.scale === 'integer') expect(Number.isInteger(stop)).toBe(true);
      }
    },
  );
});

describe('nearestStop', () => {
  const stops = [0.001, 0.01, 0.1, 1];
  it('finds the stop itself', () => expect(nearestStop(stops, 0.1)).toBe(2));
  it('finds the nearest by ratio', () => expect(nearestStop(stops, 0.02)).toBe(1));
  it('stays at the ends', () => {
    expect(nearestStop(stops, 1e-9)).toBe(0);
    expect(nearestStop(stops, 50)).toBe(3);
  });
  it('finds zero', () => expect(nearestStop([0, 0.01, 1], 0)).toBe(0));
});
