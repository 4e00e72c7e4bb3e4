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

/** Reads the palette that applies to an element; what the page leaves out gets the light theme's value. */
export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  const read = (name: string, fallback: string) => style.getPropertyValue(name).trim() || fallback;
  const uiFont = read('--font-ui', SYSTEM_FONT);
  return {
    paper: read('--paper', '#ffffff'),
    ink: read('--ink', '#1c1c1c'),
    inkSoft: read('--ink-soft', '#5c5c5c'),
    line: read('--line', '#d9d9d9'),
    accent: read('--accent', '#1f5fbf'),
    positive: read('--positive', '#0072b2'),
    negative: read('--negative', '#d55e00'),
    neutral: read('--neutral', '#f5f5f5'),
    font: `${CHART_TEXT_SIZE}px ${uiFont}`,
    numberFont: `${CHART_TEXT_SIZE}px ${read('--font-number', uiFont)}`,
  };
}
