/**
 * The table of everything an experiment's link can say: link key, path in the experiment and kind of
 * value. Parsing, repairing, writing and the documentation of links are all made from it; limits and
 * ids come from the catalogue.
 */

import { entries, type Family, setting } from './catalog';

interface Named {
  /** Key in a link. */
  readonly key: string;
  /** Path in the experiment, which also names its texts. */
  readonly path: string;
}

/**
 * A choice's hyperparameters have keys of their own, `<key>.<name>`; those of a list of choices stand
 * behind each id, `<id>:<name>=<number>`.
 */
export type Field = Named &
  (
    | { readonly kind: 'number' | 'boolean' | 'features' | 'layers' }
    | { readonly kind: 'id' | 'choice' | 'choices'; readonly family: Family }
  );

export type FieldOf<K extends Field['kind']> = Field & { readonly kind: K };

/** The version of the link format, written as `v`. */
export const versionKey = 'v';

/** The one activation of all hidden layers that do not name their own. */
export const sharedActivation: FieldOf<'choice'> = {
  key: 'activation',
  path: 'network.layers.activation',
  kind: 'choice',
  family: 'activations',
};

export const fields: readonly Field[] = [
  { key: 'data', path: 'data.dataset', kind: 'choice', family: 'datasets' },
  { key: 'samples', path: 'data.sampleCount', kind: 'number' },
  { key: 'noise', path: 'data.noise', kind: 'number' },
  { key: 'testShare', path: 'data.testShare', kind: 'number' },
  { key: 'dataSeed', path: 'data.seed', kind: 'number' },
  { key: 'features', path: 'data.features', kind: 'features' },
  { key: 'layers', path: 'network.layers', kind: 'layers' },
  sharedActivation,
  {
    key: 'outputActivation',
    path: 'network.outputActivation',
    kind: 'choice',
    family: 'activations',
  },
  { key: 'initializer', path: 'network.initializer', kind: 'choice', family: 'initializers' },
  { key: 'bias', path: 'network.bias', kind: 'boolean' },
  { key: 'seed', path: 'network.seed', kind: 'number' },
  { key: 'loss', path: 'training.loss', kind: 'choice', family: 'losses' },
  { key: 'optimizer', path: 'training.optimizer', kind: 'choice', family: 'optimizers' },
  { key: 'learningRate', path: 'training.learningRate', kind: 'number' },
  { key: 'schedule', path: 'training.schedule', kind: 'choice', family: 'schedules' },
  { key: 'regularizer', path: 'training.regularizer', kind: 'choice', family: 'regularizers' },
  {
    key: 'clipping',
    path: 'training.gradientClipping',
    kind: 'choice',
    family: 'gradientClippings',
  },
  { key: 'batchSize', path: 'training.batchSize', kind: 'number' },
  { key: 'warmup', path: 'training.warmupEpochs', kind: 'number' },
  { key: 'evaluate', path: 'training.evaluationInterval', kind: 'number' },
  { key: 'stop', path: 'training.stopRules', kind: 'choices', family: 'stopRules' },
];

/** The field with this path, or undefined. */
export function fieldAt(path: string): Field | undefined {
  return fields.find((field) => field.path === path);
}

/** The setting or family member names a field takes, as text for a documentation table. */
function allowedText(field: Field): string {
  switch (field.kind) {
    case 'number': {
      const { minimum, maximum, scale } = setting(field.path);
      return `${minimum} to ${maximum}${scale === 'integer' ? ', whole numbers' : ''}`;
    }
    case 'boolean':
      return '1 or 0';
    case 'features':
      return 'ids of inputs, parted by commas';
    case 'layers':
      return 'units of each hidden layer, parted by commas, each with :activation where they differ; other kinds as kind(name=value;name=value)';
    case 'id':
    case 'choice':
    case 'choices':
      return entries(field.family)
        .map((entry) => entry.id)
        .join(', ');
  }
}

/** Every link key with the path it sets and what it takes: the reference for authors of links. */
export function linkReference(): readonly { key: string; path: string; allowed: string }[] {
  const hyperparameters = fields.flatMap((field) =>
    field.kind !== 'choice' && field.kind !== 'choices'
      ? []
      : entries(field.family).flatMap((entry) =>
          entry.hyperparameters.map(({ name, minimum, maximum }) => {
            const isOne = field.kind === 'choice';
            const place = isOne ? `${field.key}=${entry.id}` : `${field.key}=${entry.id}:${name}=`;
            return {
              key: isOne ? `${field.key}.${name}` : field.key,
              path: `${field.path}.${name}`,
              allowed: `${minimum} to ${maximum}, with ${place}`,
            };
          }),
        ),
  );
  const own = fields.map((field) => ({
    key: field.key,
    path: field.path,
    allowed: allowedText(field),
  }));
  return [...own, ...hyperparameters];
}
