import { expect, test } from 'vitest';
import { edgeOf, hasEdgeMarks, scoreRange } from '../../../web/src/charts/candidate_chart';

function view(means: readonly number[], largerIsBetter = false) {
  const candidates = means.map((mean) => ({ label: '', mean, standardError: 0.01 }));
  return { candidates, best: null, chosen: null, largerIsBetter };
}

test('a candidate much worse than the others is marked at the edge', () => {
  const losses = view([0.2, 0.21, 0.22, 9, Number.POSITIVE_INFINITY]);
  const edges = losses.candidates.map(({ mean }) => edgeOf(mean, scoreRange(losses)));
  expect(edges).toEqual([null, null, null, 'upper', 'upper']);
  expect(hasEdgeMarks(losses)).toBe(true);
  const accuracies = view([0.99, 0.98, 0.97, 0.1], true);
  expect(edgeOf(0.1, scoreRange(accuracies))).toBe('lower');
});

test('no candidate in sight is marked, nor one that has not run', () => {
  expect(hasEdgeMarks(view([0.2, 0.21, 0.22]))).toBe(false);
  expect(hasEdgeMarks(view([0.2, 0.21, Number.NaN]))).toBe(false);
});
