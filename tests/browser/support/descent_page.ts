import { setTimeout as wait } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { ElementHandle, Frame, Page } from 'puppeteer-core';
import { expect } from 'vitest';

/** A tab, or a frame inside one, that shows our page. */
export type Surface = Page | Frame;

/** For expect.poll: browsers on a busy machine are slow, and no test is about how slow. */
export const patience = { timeout: 30_000, interval: 50 } as const;

/** The visible element that matches a selector and has an accessible name. */
export async function find(
  surface: Surface,
  selector: string,
  name: string,
): Promise<ElementHandle<HTMLElement>> {
  const handle = await surface.evaluateHandle(
    (wanted, wantedName) => {
      const textOf = (element: HTMLElement | null) => element?.innerText.trim() ?? '';
      const nameOf = (element: HTMLElement) => {
        const labelledBy = element.getAttribute('aria-labelledby');
        if (labelledBy !== null) return textOf(document.getElementById(labelledBy));
        const given = element.getAttribute('aria-label');
        if (given !== null) return given;
        const isField = element instanceof HTMLInputElement || element instanceof HTMLSelectElement;
        return textOf(isField ? (element.labels?.[0] ?? null) : element);
      };
      for (const element of document.querySelectorAll<HTMLElement>(wanted)) {
        if (element.checkVisibility() && nameOf(element) === wantedName) return element;
      }
      return null;
    },
    selector,
    name,
  );
  const element = handle.asElement();
  if (element === null) throw new Error(`There is no visible ${selector} named "${name}".`);
  return element as ElementHandle<HTMLElement>;
}

/** Whether there is such an element. */
export function isThere(surface: Surface, selector: string, name: string): Promise<boolean> {
  return find(surface, selector, name).then(
    () => true,
    () => false,
  );
}

/** A tab's panel is fetched when it is first opened, so what is in it is waited for. */
export async function press(surface: Surface, buttonName: string): Promise<void> {
  const button = await find(surface, 'button', buttonName);
  const isTab = await button.evaluate(
    ({ classList }) => classList.contains('tab') || classList.contains('more-opener'),
  );
  const expanded = () => button.evaluate((opener) => opener.getAttribute('aria-expanded'));
  const opensDialog = await button.evaluate((opener) => opener.hasAttribute('aria-haspopup'));
  const before = await expanded();
  await button.click();
  if (opensDialog) {
    const hasDialog = () =>
      button.evaluate((opener) => !!opener.parentElement?.querySelector('[open]'));
    if (before === null) await expect.poll(hasDialog, patience).toBe(true);
    else await expect.poll(expanded, patience).not.toBe(before);
  }
  if (!isTab) return;
  const isSettled = () =>
    button.evaluate((tab) => {
      const panel = document.getElementById(tab.getAttribute('aria-controls') ?? '');
      return tab.getAttribute('aria-expanded') !== 'true' || panel?.hasChildNodes() === true;
    });
  await expect.poll(isSettled, patience).toBe(true);
}

/** Chooses an option of a menu by its value. */
export async function choose(surface: Surface, label: string, value: string): Promise<void> {
  const chosen = await (await find(surface, 'select', label)).select(value);
  expect(chosen).toEqual([value]);
}

/** Writes into a number field as a person does, and leaves it. */
export async function write(page: Page, label: string, text: string): Promise<void> {
  const field = await find(page, 'input[type="text"]', label);
  await field.focus();
  await field.evaluate((input) => (input as HTMLInputElement).select());
  await page.keyboard.type(text);
  await page.keyboard.press('Tab');
}

export async function readOut(surface: Surface, name: string): Promise<string> {
  return (await find(surface, 'output', name)).evaluate((element) => element.innerText.trim());
}

/** The first value that stays the same for 300 ms; fails when there is none. */
export async function settledValue<Value>(read: () => Promise<Value>): Promise<Value> {
  let value = await read();
  const isStill = async () => {
    const before = value;
    await wait(300);
    value = await read();
    return isDeepStrictEqual(value, before);
  };
  await expect.poll(isStill, patience).toBe(true);
  return value;
}

/** The names that the page's read-outs have, in its language. */
const readOutNames = ['Epoch', 'Training loss', 'Test loss', 'Accuracy'] as const;

/** The text of every read-out. */
export async function readOuts(surface: Surface): Promise<Record<string, string>> {
  const texts: Record<string, string> = {};
  for (const name of readOutNames) texts[name] = await readOut(surface, name);
  return texts;
}

/** A number as the page writes it: 1,234 or −0.5 or 1.2 × 10⁻⁷; NaN for anything else. */
export function numberOf(text: string): number {
  const [mantissa = '', exponent = ''] = text.replaceAll(',', '').replace('−', '-').split(' × 10');
  const raised = [...exponent.replace('⁻', '-')].map((sign) => {
    const digit = '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(sign);
    return digit < 0 ? sign : String(digit);
  });
  if (mantissa === '') return Number.NaN;
  return Number(exponent === '' ? mantissa : `${mantissa}e${raised.join('')}`);
}

export async function epochOf(surface: Surface): Promise<number> {
  return numberOf(await readOut(surface, 'Epoch'));
}

export async function waitForEpoch(surface: Surface, atLeast: number): Promise<void> {
  await expect.poll(() => epochOf(surface), patience).toBeGreaterThanOrEqual(atLeast);
}

/** Steps one epoch at a time and waits for each. */
export async function step(surface: Surface, epochs: number): Promise<void> {
  const start = await epochOf(surface);
  for (let done = 1; done <= epochs; done += 1) {
    await press(surface, 'Step');
    await expect.poll(() => epochOf(surface), patience).toBe(start + done);
  }
}

/**
 * After a pause, which may come within an epoch, trains to the end of one, which the read-outs tell. On
 * a busy machine they may still show an earlier epoch when Step is pressed, and so go on by several.
 */
export async function finishEpoch(surface: Surface): Promise<void> {
  const shown = await settledValue(() => epochOf(surface));
  await press(surface, 'Step');
  await expect.poll(() => epochOf(surface), patience).toBeGreaterThan(shown);
  await settledValue(() => epochOf(surface));
}

/** Back to epoch 0. */
export async function reset(surface: Surface): Promise<void> {
  await press(surface, 'Reset');
  await expect.poll(() => epochOf(surface), patience).toBe(0);
}

/** Plays as fast as it goes to an epoch at least, and pauses there. */
export async function playTo(surface: Surface, epoch: number): Promise<void> {
  await choose(surface, 'Speed', 'fastest');
  await press(surface, 'Play');
  await waitForEpoch(surface, epoch);
  await press(surface, 'Pause');
  await expect.poll(() => isThere(surface, 'button', 'Play'), patience).toBe(true);
}

/** All that the page says in words, hidden parts left out. */
export function wordsOf(surface: Surface): Promise<string> {
  return surface.evaluate(() => document.body.innerText);
}

/** The part after `#` of the address, once it holds a text. */
export async function linkWith(surface: Surface, text: string): Promise<string> {
  const hash = () => surface.evaluate(() => location.hash);
  await expect.poll(hash, patience).toContain(text);
  return hash();
}
