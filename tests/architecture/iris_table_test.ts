import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { irisTable, packageFile, tableFile } from '../../scripts/generate_iris.js';

test('the committed flowers are what the script makes from the npm package', () => {
  const flowers = JSON.parse(readFileSync(packageFile, 'utf8'));
  expect(flowers).toHaveLength(150);
  expect(readFileSync(tableFile, 'utf8')).toBe(irisTable(flowers));
});

test('a flower that whole millimetres cannot hold is refused', () => {
  expect(irisTable([[5.1, 3.5, 1.4, 0.2, 'setosa']])).toContain('{0,51,35,14,2},');
  expect(() => irisTable([[5.15, 3.5, 1.4, 0.2, 'setosa']])).toThrow('5.15');
  expect(() => irisTable([[5.1, 3.5, 1.4, 0.2, 'tulip']])).toThrow('tulip');
});
