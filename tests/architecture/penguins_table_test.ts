import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { packageFile, penguinsTable, tableFile } from '../../scripts/generate_penguins.js';

test('the committed penguins are what the script makes from the npm package', () => {
  const penguins = JSON.parse(readFileSync(packageFile, 'utf8'));
  expect(penguins).toHaveLength(344);
  expect(readFileSync(tableFile, 'utf8')).toBe(penguinsTable(penguins));
});

test('a penguin that whole numbers cannot hold is refused', () => {
  const penguin = {
    Species: 'Adelie',
    'Beak Length (mm)': 39.1,
    'Beak Depth (mm)': 18.7,
    'Flipper Length (mm)': 181,
    'Body Mass (g)': null,
  };
  expect(penguinsTable([penguin])).toContain('{0,391,187,1810,-1},');
  expect(() => penguinsTable([{ ...penguin, 'Beak Length (mm)': 39.15 }])).toThrow('39.15');
  expect(() => penguinsTable([{ ...penguin, Species: 'Emperor' }])).toThrow('Emperor');
});
