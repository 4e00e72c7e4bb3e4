import '../styles/samples.css';
import type { OutputKind } from '../experiment/chosen_dataset';
import type { Panel } from './context';
import { imageOutput } from './image_output';
import { bitsFigure, markedStepsFigure, sharesFigure, waveFigure } from './sample_figures';
import { sampleOutput } from './sample_output';

/** What the network answers to samples that are no points of a plane, drawn as suits the data. */
export const sampleOutputs: Readonly<Record<Exclude<OutputKind, 'plane'>, Panel>> = {
  images: imageOutput,
  bits: sampleOutput(bitsFigure),
  wave: sampleOutput(waveFigure),
  markedSteps: sampleOutput(markedStepsFigure),
  shares: sampleOutput(sharesFigure),
};
