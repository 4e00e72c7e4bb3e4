import { chosenDataset, type OutputKind, outputKind } from '../experiment/chosen_dataset';
import type { Experiment } from '../experiment/experiment';
import type { Stop } from '../state/store';
import type { Panel } from './context';
import { preparedPanel } from './fetched_panel';
import { planeOutput, prepareCurve } from './plane_output';

const ofSamples = (kind: Exclude<OutputKind, 'plane'>) =>
  preparedPanel(() => import('./sample_outputs').then((file) => file.sampleOutputs[kind]));

/** The plane's panel, which the first visit shows, is there at once. */
const panels: Readonly<Record<OutputKind, ReturnType<typeof preparedPanel>>> = {
  plane: { panel: planeOutput, prepare: async () => {} },
  images: ofSamples('images'),
  bits: ofSamples('bits'),
  wave: ofSamples('wave'),
  markedSteps: ofSamples('markedSteps'),
  shares: ofSamples('shares'),
};

/** Fetches what shows the answers to this dataset, so that nothing is missing when the page is shown. */
export async function prepareOutput({ data }: Experiment): Promise<void> {
  const dataset = chosenDataset(data.dataset);
  await panels[outputKind(dataset)].prepare();
  if (dataset.columns.length === 1) await prepareCurve();
}

/** What the network answers, drawn as suits the data. */
export const outputZone: Panel = (host, context) => {
  let stop: Stop = () => {};
  const stopWatching = context.store.watch(
    ({ experiment }) => outputKind(chosenDataset(experiment.data.dataset)),
    (kind) => {
      stop();
      stop = panels[kind].panel(host, context);
    },
  );
  return () => {
    stopWatching();
    stop();
  };
};
