/**
 * Typed access to the catalogue that the core generates: the only place ids and limits come from.
 */

import { catalog as generated } from '../generated/catalog';
import type { DataConfig, Experiment } from './experiment';
import { OWN_TABLE, ownTableEntry } from './own_table';

export type Task = 'regression' | 'binary' | 'multiclass';
export type TargetCoding = 'zeroOne' | 'twoSigns' | 'byOutputActivation';
export type Scale = 'linear' | 'logarithmic' | 'integer';

/** One number that a reader may choose, in the closed range minimum to maximum. */
export interface Hyperparameter {
  readonly name: string;
  readonly default: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly scale: Scale;
  readonly unit: string;
}

export interface Entry {
  readonly id: string;
  readonly hyperparameters: readonly Hyperparameter[];
}

export interface ActivationEntry extends Entry {
  /** Smallest and largest value, null where there is none. */
  readonly lowest: number | null;
  readonly highest: number | null;
  readonly kinks: readonly number[];
  /** Whether it makes shares of all units, which only outputs of a multiclass task are. */
  readonly outputOnly: boolean;
}

export type ShapeKind = 'vector' | 'image' | 'sequence';

export interface LayerEntry extends Entry {
  /** The shapes of inputs it reads. */
  readonly takes: readonly ShapeKind[];
  /** The activation it has when none is chosen, empty where it takes that of all layers. */
  readonly usualActivation: string;
  /** Whether its activation acts inside its recurrence. */
  readonly activationInside: boolean;
  /** Whether it has weights to initialise, to penalise or to freeze. */
  readonly hasWeights: boolean;
  /** The hyperparameter that leaves its training pass to chance, not so at 0; empty where none is. */
  readonly chance: string;
  /** Whether its training pass compares the numbers of a batch, of which there must then be two. */
  readonly comparesSamples: boolean;
}

export interface OptimizerEntry extends Entry {
  /** A learning rate to begin with. */
  readonly usualLearningRate: number;
  /** Whether every step must see all training samples, and none may be left to chance. */
  readonly fullBatchOnly: boolean;
}

export interface LossEntry extends Entry {
  readonly tasks: readonly Task[];
  /** Whether outputs are logits or scores without bounds: then the output activation is linear. */
  readonly linearOutput: boolean;
  /** The target numbers of two classes. */
  readonly targetCoding: TargetCoding;
  readonly hasKink: boolean;
}

export interface MetricEntry extends Entry {
  readonly tasks: readonly Task[];
  /** Whether the value is a share from 0 to 1, shown in per cent. */
  readonly isShare: boolean;
  /** Whether better predictions have a larger value; else 0 is the best. */
  readonly largerIsBetter: boolean;
}

/** A number of columns or classes: a hyperparameter's value, or `fixed` where none is named. */
export interface EntryCount {
  readonly fixed: number;
  readonly hyperparameter: string;
}

export interface ImageShape {
  readonly channels: number;
  readonly rows: number;
  readonly columns: number;
}

/** As the table has it; what a choice makes of it is a ChosenDataset. */
export interface DatasetEntry extends Entry {
  readonly task: Task;
  readonly columns: readonly string[];
  /** Unit of each column, empty where it has none. */
  readonly units: readonly string[];
  readonly ranges: readonly (readonly [number, number])[];
  /** How often the columns repeat with a number in their id; 0 for columns without numbers. */
  readonly repeats: EntryCount;
  readonly classes: readonly string[];
  /** How many of the classes there are; 0 for all. */
  readonly classesUsed: EntryCount;
  /** Whether the network is always fed every column, so that there is no choice of inputs. */
  readonly wholeInputs: boolean;
  /** How columns make an image, columns fastest; all 0 for samples that are none. */
  readonly image: ImageShape;
  /** Whether the columns' repeats are the steps of a sequence. */
  readonly isSequence: boolean;
  readonly planeFeatures: boolean;
  readonly standardize: boolean;
  readonly hasNoise: boolean;
  /** Whether its samples are fetched when it is chosen. */
  readonly external: boolean;
  readonly defaultSamples: number;
  readonly fixedSize: boolean;
  readonly defaultTestShare: number;
}

interface Families {
  readonly activations: readonly ActivationEntry[];
  readonly initializers: readonly Entry[];
  readonly schedules: readonly Entry[];
  readonly regularizers: readonly Entry[];
  readonly gradientClippings: readonly Entry[];
  readonly optimizers: readonly OptimizerEntry[];
  readonly layers: readonly LayerEntry[];
  readonly losses: readonly LossEntry[];
  readonly metrics: readonly MetricEntry[];
  readonly features: readonly Entry[];
  readonly datasets: readonly DatasetEntry[];
  readonly stopRules: readonly Entry[];
}

export type Family = keyof Families;

interface Catalog extends Families {
  readonly version: number;
  readonly reportFields: readonly string[];
  readonly settings: readonly Hyperparameter[];
  readonly maximumLayers: number;
  readonly defaults: Experiment;
}

export const catalog: Catalog = generated;

/** All entries of a family, in menu order. */
export function entries<F extends Family>(family: F): Families[F] {
  return catalog[family];
}

/** The entry with this id, or undefined; ids are compared as texts, so `constructor` finds nothing. */
export function findEntry<F extends Family>(
  family: F,
  id: string,
): Families[F][number] | undefined {
  // In no table: the reader brings it.
  if (family === 'datasets' && id === OWN_TABLE) return ownTableEntry() as Families[F][number];
  const table: readonly Families[F][number][] = catalog[family];
  return table.find((entry) => entry.id === id);
}

/** An entry that must exist; throws RangeError otherwise. */
export function requireEntry<F extends Family>(family: F, id: string): Families[F][number] {
  const entry = findEntry(family, id);
  if (entry === undefined) throw new RangeError(`${family}: '${id}' is not known`);
  return entry;
}

/** The limits of a numeric setting by its path, such as `training.batchSize`; throws RangeError. */
export function setting(name: string): Hyperparameter {
  const found = catalog.settings.find((entry) => entry.name === name);
  if (found === undefined) throw new RangeError(`setting: '${name}' is not known`);
  return found;
}

/** Whether a number only says yes (1) or no (0). */
export function isSwitch({ scale, minimum, maximum }: Hyperparameter): boolean {
  return scale === 'integer' && minimum === 0 && maximum === 1;
}

/** A dataset that must exist; throws RangeError otherwise. */
export function datasetEntry(id: string): DatasetEntry {
  return requireEntry('datasets', id);
}

/** The losses that suit a task, in menu order. */
export function lossesFor(task: Task): readonly LossEntry[] {
  return catalog.losses.filter((entry) => entry.tasks.includes(task));
}

/** The loss a task starts with: the first likelihood (it reads logits) where there is one. */
export function defaultLossFor(task: Task): LossEntry {
  const suitable = lossesFor(task);
  const likelihood = suitable.find(
    ({ linearOutput, targetCoding }) => linearOutput && targetCoding === 'zeroOne',
  );
  const loss = likelihood ?? suitable[0];
  if (loss === undefined) throw new RangeError(`losses: none suits ${task}`);
  return loss;
}

/** The activations that hidden layers may have, in menu order. */
export function hiddenActivations(): readonly ActivationEntry[] {
  return catalog.activations.filter((entry) => !entry.outputOnly);
}

/** The activations that the outputs of a task may have, in menu order. */
export function outputActivations(task: Task): readonly ActivationEntry[] {
  return task === 'multiclass' ? catalog.activations : hiddenActivations();
}

/** Ids of the inputs a dataset offers, in menu order. */
export function offeredFeatures(dataset: DatasetEntry): readonly string[] {
  if (dataset.wholeInputs) return [];
  if (!dataset.planeFeatures) return dataset.columns;
  const features = catalog.features.map((entry) => entry.id);
  return [...dataset.columns.filter((column) => !features.includes(column)), ...features];
}

/** Samples in the experiment of a dataset whose reader chose none; a fixed size may lie outside the setting. */
export function ownSampleCount(dataset: DatasetEntry): number {
  const { minimum, maximum } = setting('data.sampleCount');
  return Math.min(Math.max(dataset.defaultSamples, minimum), maximum);
}

/** Samples of an experiment that are left for training. */
export function trainingSampleCount(data: DataConfig): number {
  const { fixedSize, defaultSamples } = datasetEntry(data.dataset.id);
  const samples = fixedSize ? defaultSamples : data.sampleCount;
  return samples - Math.round(samples * data.testShare);
}
