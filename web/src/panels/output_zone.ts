import { chosenDataset, type OutputKind, outputKind } from '../experiment/chosen_dataset';
import type { Stop } from '../state/store';
import type { Panel } from './context';
import { imageOutput } from './image_output';
import { planeOutput } from './plane_output';
import { bitsFigure, markedStepsFigure, sharesFigure, waveFigure } from './sample_figures';
import { sampleOutput } from './sample_output';

const panels: Readonly<Record<OutputKind, Panel>> = {
  plane: planeOutput,
  images: imageOutput,
  bits: sampleOutput(bitsFigure),
  wave: sampleOutput(waveFigure),
  markedSteps: sampleOutput(markedStepsFigure),
  shares: sampleOutput(sharesFigure),
};

/** What the network answers, drawn as suits the data. */
export const outputZone: Panel = (host, context) => {
  let stop: Stop = () => {};
  const stopWatching = context.store.watch(
    ({ experiment }) => outputKind(chosenDataset(experiment.data.dataset)),
    (kind) => {
      stop();
      stop = panels[kind](host, context);
    },
  );
  return () => {
    stopWatching();
    stop();
  };
};
