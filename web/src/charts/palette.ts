/** The page's colours and fonts as the charts see them, read once per theme from CSS variables. */
export interface Palette {
  readonly paper: string;
  readonly ink: string;
  readonly inkSoft: string;
  readonly line: string;
  readonly accent: string;
  readonly positive: string;
  readonly negative: string;
  readonly neutral: string;
  readonly font: string;
  readonly numberFont: string;
}

/** Text size inside charts, in CSS pixels. */
export const CHART_TEXT_SIZE = 13;

const SYSTEM_FONT = 'system-ui, sans-serif';

let shared: Palette | null = null;

/**
 * The palette of an element's page; what the page leaves out gets the light theme's value. Charts made
 * one after the other read it once, because each reading would work out the page's style anew.
 */
export function readPalette(element: Element): Palette {
  if (shared) return shared;
  shared = read(element.ownerDocument.documentElement);
  queueMicrotask(() => {
    shared = null;
  });
  return shared;
}

function read(root: Element): Palette {
  const style = getComputedStyle(root);
  const value = (name: string, fallback: string) => style.getPropertyValue(name).trim() || fallback;
  const uiFont = value('--font-ui', SYSTEM_FONT);
  return {
    paper: value('--paper', '#ffffff'),
    ink: value('--ink', '#1c1c1c'),
    inkSoft: value('--ink-soft', '#5c5c5c'),
    line: value('--line', '#d9d9d9'),
    accent: value('--accent', '#1f5fbf'),
    positive: value('--positive', '#0072b2'),
    negative: value('--negative', '#d55e00'),
    neutral: value('--neutral', '#f5f5f5'),
    font: `${CHART_TEXT_SIZE}px ${uiFont}`,
    numberFont: `${CHART_TEXT_SIZE}px ${value('--font-number', uiFont)}`,
  };
}
