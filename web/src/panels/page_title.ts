import type { Panel } from './context';

/** The name of a page that shows no bar, for those who move by headings. */
export const pageTitle: Panel = (host, { texts }) => {
  host.textContent = texts.get('page.name');
  return () => {};
};
