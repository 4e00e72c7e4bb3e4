import type { Theme } from './page_state';
import type { Stop } from './store';

const STORAGE_KEY = 'descent.theme';

/** The theme the reader chose earlier; storage may be denied, in frames above all. */
export function storedTheme(): Theme {
  try {
    const value = localStorage.getItem(STORAGE_KEY);
    return value === 'light' || value === 'dark' ? value : 'system';
  } catch {
    return 'system';
  }
}

/** Remembers the reader's choice where that is possible. */
export function storeTheme(theme: Theme): void {
  try {
    if (theme === 'system') localStorage.removeItem(STORAGE_KEY);
    else localStorage.setItem(STORAGE_KEY, theme);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}

/** Puts a theme on the page; the style sheets do the rest. */
export function applyTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
}

/** Tells when the reader's system turns light or dark. */
export function onSystemTheme(listener: () => void): Stop {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  dark.addEventListener('change', listener);
  return () => dark.removeEventListener('change', listener);
}
