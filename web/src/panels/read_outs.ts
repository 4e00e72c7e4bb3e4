import { readOut } from '../controls/read_out';
import { shownMetric } from '../state/reports';
import { type Panel, stopAll } from './context';
import { formatPercent } from './formats';

/** Epoch, losses and metric of the last finished epoch. */
export const readOuts: Panel = (host, { texts, store }) => {
  const epoch = readOut(texts.get('page.readOuts.epoch'), 8);
  const trainingLoss = readOut(texts.get('page.readOuts.trainingLoss'), 12);
  const testLoss = readOut(texts.get('page.readOuts.testLoss'), 12);
  const metric = readOut(texts.get('page.readOuts.accuracy'), 7);
  host.replaceChildren(epoch.element, trainingLoss.element, testLoss.element, metric.element);
  const regression = () => store.get().configured?.description.metric === 'r2';

  return stopAll([
    store.watch(
      (state) => state.configured?.description.metric,
      () =>
        metric.setLabel(texts.get(regression() ? 'page.readOuts.r2' : 'page.readOuts.accuracy')),
    ),
    store.watch(
      (state) => state.report,
      (report) => {
        epoch.setValue(report === null ? '–' : texts.formatNumber(report.epoch));
        trainingLoss.setValue(texts.formatNumber(report?.trainingLoss ?? Number.NaN));
        testLoss.setValue(texts.formatNumber(report?.testLoss ?? Number.NaN));
        const value = shownMetric(report);
        metric.setValue(regression() ? texts.formatNumber(value) : formatPercent(texts, value));
      },
    ),
  ]);
};
