import { expect, test } from 'vitest';
import {
  choose,
  find,
  numberOf,
  patience,
  playTo,
  press,
  readOut,
  wordsOf,
} from '../support/descent_page';
import { inBothBrowsers } from '../support/in_both_browsers';

/** Sixty rows whose answer is yes where the first number is above 30; one answer is missing. */
const rows = Array.from({ length: 60 }, (_, i) => {
  const answer = i === 5 ? '' : i > 30 ? 'yes' : 'no';
  return `${i},${i % 2 ? 'red' : 'blue'},${answer}`;
});
const csv = `age,colour,answer\n${rows.join('\n')}\n`;

inBothBrowsers((bench) => {
  test('a pasted table is learned, its report stands on the page, and nothing is sent', async () => {
    const page = await bench.open();
    const sent: string[] = [];
    page.on('request', (request) => {
      // Files of the page itself may still be read.
      const isFile =
        /^(blob:|data:|[^?]*\.(js|wasm|css)$)/.test(request.url()) && request.method() === 'GET';
      if (!isFile) sent.push(`${request.method()} ${request.url()}`);
    });
    await press(page, 'Own data…');
    const text = await page.waitForSelector('dialog textarea', { visible: true });
    const paste = (value: string) =>
      text?.evaluate((area, content) => {
        (area as HTMLTextAreaElement).value = content;
        area.dispatchEvent(new Event('input', { bubbles: true }));
      }, value);
    await paste(csv.split('\n').slice(0, 5).join('\n'));
    await press(page, 'Use this table');
    await expect.poll(() => wordsOf(page), patience).toContain('4 rows: 10 to 2,000 are taken.');
    await paste(csv);
    await press(page, 'Use this table');
    await expect
      .poll(() => wordsOf(page), patience)
      .toContain('Left out because the target is missing: 1.');
    expect(await wordsOf(page)).toContain('A link does not carry your table.');
    await playTo(page, 300);
    expect(Number.parseFloat(await readOut(page, 'Accuracy'))).toBeGreaterThan(80);
    expect(sent).toEqual([]);
  });

  test('says which columns are texts, and offers the table again after other data', async () => {
    const page = await bench.open();
    await press(page, 'Own data…');
    const text = await page.waitForSelector('dialog textarea', { visible: true });
    const lines = rows.map((_, i) => `${i},${i % 10};${i === 7 ? '12 m' : i};${3 * i}`);
    await text?.evaluate(
      (area, content) => {
        (area as HTMLTextAreaElement).value = content;
        area.dispatchEvent(new Event('input', { bubbles: true }));
      },
      `size;rooms;price\n${lines.join('\n')}`,
    );
    const said = () => page.$eval('.own-table-texts', (line) => (line as HTMLElement).innerText);
    expect(await said()).toBe(
      'Read as texts, not numbers: rooms (60 different texts, as “12 m” is not a number).',
    );
    await choose(page, 'Column to predict', '0');
    await press(page, 'Use this table');
    const chosen = () => page.$eval('.chosen-dataset', (line) => line.textContent ?? '');
    await expect.poll(chosen, patience).toBe('Own table');
    await press(page, 'Two classes');
    await (await find(page, 'input[type="radio"]', 'Circle')).evaluate((box) => box.click());
    await expect.poll(chosen, patience).toBe('Circle');
    await press(page, 'Own data…');
    expect(await said()).toContain('“12 m” is not a number');
    const target = await find(page, 'select', 'Column to predict');
    expect(await target.evaluate((menu) => (menu as HTMLSelectElement).value)).toBe('0');
    await press(page, 'Use this table');
    await expect.poll(chosen, patience).toBe('Own table');
  });

  test('values of a table are shown in its own units', async () => {
    const page = await bench.open();
    await press(page, 'Own data…');
    const text = await page.waitForSelector('dialog textarea', { visible: true });
    const prices = Array.from({ length: 60 }, (_, i) => `${i},${2000 + 50 * i}`);
    await text?.evaluate(
      (area, content) => {
        (area as HTMLTextAreaElement).value = content;
        area.dispatchEvent(new Event('input', { bubbles: true }));
      },
      `size,price\n${prices.join('\n')}\n`,
    );
    await press(page, 'Use this table');
    const chosen = () => page.$eval('.chosen-dataset', (line) => line.textContent ?? '');
    await expect.poll(chosen, patience).toBe('Own table');
    await playTo(page, 300);
    const column = (table: string, place: number) =>
      page
        .$$eval(table, (rows, at) => rows.map((row) => row.children[at]?.textContent ?? ''), place)
        .then((cells) => cells.map(numberOf));
    await press(page, 'Data table');
    const priceOf = (size: number) => 2000 + 50 * size;
    await expect.poll(() => column('.tab-panel tbody tr', 2), patience).toHaveLength(20);
    const sizes = await column('.tab-panel tbody tr', 1);
    expect(await column('.tab-panel tbody tr', 2)).toEqual(sizes.map(priceOf));
    await press(page, 'Errors');
    const worst = '.errors-part tbody tr';
    await expect.poll(async () => (await column(worst, 1))[0], patience).toBeGreaterThan(1999);
    const [truth, predicted] = [await column(worst, 1), await column(worst, 2)];
    for (const [row, value] of truth.entries()) {
      expect((value - 2000) % 50).toBe(0);
      expect(Math.abs((predicted[row] ?? 0) - value)).toBeLessThan(300);
    }
    expect(await wordsOf(page)).toContain('in the table’s own units');
  });
});
