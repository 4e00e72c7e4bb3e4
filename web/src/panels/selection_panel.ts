import '../styles/selection.css';
import { element } from '../controls/element';
import { tabs } from '../controls/tabs';
import { type Panel, stopAll } from './context';
import { crossValidationPanel } from './cross_validation_panel';
import { rangeTestPanel } from './range_test_panel';

const TABS = [
  { id: 'rates', panel: rangeTestPanel },
  { id: 'validation', panel: crossValidationPanel },
] as const;

/** Two ways to find good settings, each run beside the training. */
export const selectionPanel: Panel = (host, context) => {
  const { texts, store, actions } = context;
  const row = tabs({
    label: texts.get('page.shelf.selection.tabs'),
    tabs: TABS.map(({ id }) => ({ id, label: texts.get(`page.shelf.selection.${id}`) })),
    value: store.get().selection.form.tab,
    onChange: (id) => {
      const tab = TABS.find((entry) => entry.id === id)?.id;
      if (tab) actions.prepareSelection({ tab });
    },
  });
  row.element.classList.add('inner-tabs');
  host.replaceChildren(element('div', { class: 'selection' }, [row.element]));
  let stopPanel = () => {};
  return stopAll([
    () => stopPanel(),
    store.watch(
      (state) => state.selection.form.tab,
      (open) => {
        stopPanel();
        row.panel.replaceChildren();
        row.set(open);
        const entry = TABS.find(({ id }) => id === open);
        stopPanel = entry ? entry.panel(row.panel, context) : () => {};
      },
    ),
  ]);
};
