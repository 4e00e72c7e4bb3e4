import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { leanCode } from '../../web/lean_uplot';

const code = readFileSync('node_modules/uplot/dist/uPlot.esm.js', 'utf8');

/** Loads uPlot from a text, counting the formats that it makes. */
function load(text: string) {
  const made: string[] = [];
  const formats = {
    NumberFormat: function make() {
      made.push('number');
      return new Intl.NumberFormat('en');
    },
    DateTimeFormat: function make() {
      made.push('date');
      return new Intl.DateTimeFormat('en');
    },
  };
  const script = text.replace('export { uPlot as default };', 'uPlot;');
  const uPlot: {
    fmtNum(value: number): string;
    tzDate(date: Date, zone: string): Date;
    paths: object;
  } = runInNewContext(script, { Intl: formats });
  return { made, uPlot };
}

test('uPlot makes no formats as it is loaded, and the same ones when it is asked', () => {
  const before = load(code);
  expect(before.made.sort()).toEqual(['date', 'number']);
  const after = load(leanCode(code));
  expect(after.made).toEqual([]);
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  const date = new Date(0);
  for (const { uPlot } of [before, after]) {
    expect(uPlot.fmtNum(1234.5)).toBe('1,234.5');
    expect(uPlot.tzDate(date, timeZone).getTime()).toBe(0);
  }
});

test('uPlot keeps the lines that the loss chart draws', () => {
  const { uPlot } = load(leanCode(code));
  expect(Object.keys(uPlot.paths)).toEqual(['points', 'linear']);
});

test('another uPlot, where this is elsewhere, ends the build', () => {
  const other = code.replace('const localTz', 'let localTz');
  expect(() => leanCode(other)).toThrow(/localTz/);
});
