import { readOut } from '../controls/read_out';
import { entries, findEntry } from '../experiment/catalog';
import { shownMetric } from '../state/reports';
import { type Panel, stopAll } from './context';
import { formatPercent } from './formats';

/** Epoch, losses and metric of the last finished epoch. */
export const readOuts: Panel = (host, { texts, store }) => {
  const epoch = readOut(texts.get('page.readOuts.epoch'), 8);
  const trainingLoss = readOut(texts.get('page.readOuts.trainingLoss'), 12);
  const testLoss = readOut(texts.get('page.readOuts.testLoss'), 12);
  const metric = readOut('', 7);
  host.replaceChildren(epoch.element, trainingLoss.element, testLoss.element, metric.element);
  const metricId = () =>
    store.get().configured?.description.metric ?? entries('metrics')[0]?.id ?? '';
  const formatMetric = (value: number) =>
    findEntry('metrics', metricId())?.isShare
      ? formatPercent(texts, value)
      : texts.formatNumber(value);

  return stopAll([
    store.watch(metricId, (id) => metric.setLabel(texts.label('metrics', id))),
    store.watch(
      (state) => state.report,
      (report) => {
        epoch.setValue(report === null ? '–' : texts.formatNumber(report.epoch));
        trainingLoss.setValue(texts.formatNumber(report?.trainingLoss ?? Number.NaN));
        testLoss.setValue(texts.formatNumber(report?.testLoss ?? Number.NaN));
        metric.setValue(formatMetric(shownMetric(report)));
      },
    ),
  ]);
};
