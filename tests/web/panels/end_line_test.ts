import { describe, expect, test } from 'vitest';
import type { Configured } from '../../../web/src/engine/messages';
import { endLine } from '../../../web/src/panels/end_line';
import { Texts } from '../../../web/src/text/text';

const english = new Texts('en');
const chinese = new Texts('zh-Hans');
const divergence = { kind: 'gradient', layer: 2, epoch: 14, step: 137 } as const;

const layer = {
  kind: 'dense',
  shape: { kind: 'vector', channels: 1, rows: 1, columns: 1 },
  units: 1,
  inputs: 1,
  activation: 'linear',
  weightOffset: 0,
  biasOffset: 1,
} as const;
const configured: Configured = {
  run: 1,
  restarted: true,
  epoch: 0,
  description: {
    task: 'regression',
    inputs: ['x'],
    layers: [layer, layer, layer],
    parameterCount: 6,
    trainingCount: 2,
    testCount: 0,
    omittedRows: 0,
    batchSize: 2,
    metric: 'r2',
    predictionRange: [0, 1],
    table: null,
  },
  training: { columns: new Float32Array(2), targets: new Float32Array(2) },
  test: { columns: new Float32Array(0), targets: new Float32Array(0) },
};
const open = { configured, divergence: null, stopped: null };

describe('the line about an end of training', () => {
  test('is empty while nothing has ended it', () => {
    expect(endLine(english, open)).toBe('');
  });

  test('names layer, step and the epoch of the weights after a divergence', () => {
    const text = endLine(english, { ...open, divergence });
    expect(text).toContain('step 137, epoch 14: gradients of hidden layer 2');
    expect(text).toContain('Epoch 13 is back');
    expect(endLine(chinese, { ...open, divergence })).toContain('第 2 个隐藏层的梯度');
  });

  test('calls the last layer the output layer', () => {
    const last = { ...open, divergence: { ...divergence, layer: 3 } };
    expect(endLine(english, last)).toContain('gradients of the output layer');
    expect(endLine(chinese, last)).toContain('输出层的梯度');
  });

  test('has words for every kind of number', () => {
    for (const kind of ['activation', 'loss', 'gradient', 'optimizerState', 'weight'] as const)
      for (const texts of [english, chinese])
        expect(endLine(texts, { ...open, divergence: { ...divergence, kind } })).not.toMatch(
          /[{}]|page\./,
        );
  });

  test('names the rule, its epoch, and the epoch whose weights came back', () => {
    const stopped = { rule: 'epochs', epoch: 500, weightsEpoch: 500 };
    expect(endLine(english, { ...open, stopped })).toMatch(/^Stopped at epoch 500 by/);
    const early = { rule: 'noImprovement', epoch: 120, weightsEpoch: 100 };
    const text = endLine(english, { ...open, stopped: early });
    expect(text).toMatch(/^Stopped at epoch 120 by the rule “No improvement”.*epoch 100/);
  });
});
