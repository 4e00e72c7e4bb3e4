import { expect, test } from 'vitest';
import { patience, playTo, press, readOut, wordsOf } from '../support/descent_page';
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
});
