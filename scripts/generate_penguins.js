// Writes core/datasets/penguins_table.cpp from the npm package vega-datasets:
//   node scripts/generate_penguins.js
// The table is committed, so that building the core needs no npm package.

import { readFileSync, writeFileSync } from 'node:fs';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';

export const packageFile = new URL(
  '../node_modules/vega-datasets/data/penguins.json',
  import.meta.url,
);
export const tableFile = new URL('../core/datasets/penguins_table.cpp', import.meta.url);

const species = ['Adelie', 'Chinstrap', 'Gentoo'];
const rowsPerLine = 4;

/**
 * A measurement as a whole number of `unit`s, or -1 for a gap.
 * Throws when the number is finer than the unit: the table would not be the data.
 * @param {number | null | undefined} value
 * @param {number} unitsPerOne
 */
function wholeNumber(value, unitsPerOne) {
  if (value === null || value === undefined) return -1;
  const whole = Math.round(value * unitsPerOne);
  if (!(whole >= 0) || Math.abs(value * unitsPerOne - whole) > 1e-6) {
    throw new RangeError(`penguins.json: ${value} is not a whole number of 1/${unitsPerOne} units`);
  }
  return whole;
}

/** @param {Record<string, string | number | null>} penguin */
function tableRow(penguin) {
  const id = species.indexOf(penguin.Species);
  if (id < 0) throw new RangeError(`penguins.json: species ${penguin.Species} is not known`);
  const numbers = [
    id,
    wholeNumber(penguin['Beak Length (mm)'], 10),
    wholeNumber(penguin['Beak Depth (mm)'], 10),
    wholeNumber(penguin['Flipper Length (mm)'], 10),
    wholeNumber(penguin['Body Mass (g)'], 1),
  ];
  return `{${numbers.join(',')}}`;
}

/**
 * The C++ source of the table.
 * @param {readonly Record<string, string | number | null>[]} penguins the parsed penguins.json
 * @returns {string}
 */
export function penguinsTable(penguins) {
  const rows = penguins.map(tableRow);
  const lines = [];
  for (let i = 0; i < rows.length; i += rowsPerLine) {
    lines.push(`    ${rows.slice(i, i + rowsPerLine).join(', ')},`);
  }
  return `// Made by scripts/generate_penguins.js from the npm package vega-datasets 3.2.1; not to be edited.
// Data: Gorman, Williams and Fraser (2014), PLoS ONE 9(3), article e90081; dedicated to the public
// domain (CC0) and published by Horst, Hill and Gorman (2020) as the R package palmerpenguins, file
// penguins.csv.

#include "core/datasets/penguins_table.h"

#include <array>

namespace descent {
namespace {

// clang-format off
constexpr std::array<PenguinRow, ${rows.length}> rows = {{
${lines.join('\n')}
}};
// clang-format on

}  // namespace

std::span<const PenguinRow> penguin_rows() { return rows; }

}  // namespace descent
`;
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(tableFile, penguinsTable(JSON.parse(readFileSync(packageFile, 'utf8'))));
}
