import { describe, expect, test } from 'vitest';
import { coreErrorText, engineErrorText } from '../../../web/src/text/core_errors';
import { Texts } from '../../../web/src/text/text';

const english = new Texts('en');
const chinese = new Texts('zh-Hans');

describe('messages of the core', () => {
  test.each([
    [
      'training.learningRate: 0 is not allowed (1e-05 to 10)',
      'Learning rate: 0 is not allowed. Choose a number from 1 × 10⁻⁵ to 10.',
      '学习率不能是 0，请填 1 × 10⁻⁵ 到 10 之间的数。',
    ],
    [
      'selection.folds: 1 is not allowed (2 to 10, whole numbers)',
      'Folds: 1 is not allowed. Choose a whole number from 2 to 10.',
      '折数不能是 1，请填 2 到 10 之间的整数。',
    ],
    [
      'rangeTest.highestRate: 11 is not allowed (1.5 to 10)',
      'Highest rate: 11 is not allowed. Choose a number from 1.5 to 10.',
      '最高学习率不能是 11，请填 1.5 到 10 之间的数。',
    ],
    [
      "selection.criterion: 'loss' is not allowed for candidates with different losses or targets (allowed: metric)",
      'Candidates with different losses cannot be compared by loss. Compare by the metric.',
      '损失函数不同的候选不能按损失比较，请改用指标比较。',
    ],
    [
      'training.batchSize: 2.5 is not allowed (1 to 2000, whole numbers)',
      'Batch size: 2.5 is not allowed. Choose a whole number from 1 to 2,000.',
      '批次大小不能是 2.5，请填 1 到 2,000 之间的整数。',
    ],
    [
      'training.batchSize: 32 is not allowed (250 to 2000 for lBfgs, whole numbers)',
      'Batch size: 32 is not allowed. With L-BFGS, choose a whole number from 250 to 2,000.',
      '批次大小不能是 32，使用 L-BFGS 时请填 250 到 2,000 之间的整数。',
    ],
    [
      'training.batchSize: 1 is not allowed (2 to 2000 with batchNormalization, whole numbers)',
      'Batch size: 1 is not allowed. With Batch normalization in the network, choose a whole number from 2 to 2,000.',
      '批次大小不能是 1：网络里有批归一化，请填 2 到 2,000 之间的整数。',
    ],
    [
      'network.layers.2.dropRate: 0.5 is not allowed (0 for lBfgs)',
      'Layer 2: Dropout rate: 0.5 is not allowed. With L-BFGS, only 0 is.',
      '第 2 层：失活率不能是 0.5，使用 L-BFGS 时只能是 0。',
    ],
    [
      "data.dataset: 'mnist' could not be loaded (HTTP status 404)",
      '“Handwritten digits” could not be loaded. Check the connection and choose it again. (HTTP status 404)',
      '“手写数字”没有加载成功。请检查网络，然后再选一次。（HTTP status 404）',
    ],
    [
      'training.optimizer.beta1: nan is not allowed (0 to 0.999)',
      'Optimizer, β₁: nan is not allowed. Choose a number from 0 to 0.999.',
      '优化器的β₁不能是 nan，请填 0 到 0.999 之间的数。',
    ],
    [
      'network.layers.2.units: 0 is not allowed (1 to 256, whole numbers)',
      'Layer 2: Units: 0 is not allowed. Choose a whole number from 1 to 256.',
      '第 2 层：神经元数不能是 0，请填 1 到 256 之间的整数。',
    ],
    [
      'network.layers.3.back: 2 is not allowed (layers of the same shape)',
      'Layer 3: Layers back: 2 is not allowed. A residual connection must join layers of the same shape.',
      '第 3 层：跨越层数不能是 2：残差连接的两端形状必须相同。',
    ],
    [
      "network.layers.2.id: 'lstm' is not known (allowed: dense, gru)",
      'Layer 2: Kind of layer: “lstm” is not known. Possible are: Dense, GRU.',
      '第 2 层：层的类型里没有“lstm”，可选的有：全连接层、门控循环单元（GRU）。',
    ],
    [
      "network.layers.1.activation: 'con'structor' is not known (allowed: linear, relu)",
      "Layer 1: Activation: “con'structor” is not known. Possible are: Linear, ReLU.",
      "第 1 层：激活函数里没有“con'structor”，可选的有：线性、ReLU。",
    ],
    [
      "data.features: 'x1' is named twice",
      'Inputs: “x₁” is named twice.',
      '输入特征里“x₁”出现了两次。',
    ],
  ])('%s', (message, inEnglish, inChinese) => {
    expect(coreErrorText(english, message)).toBe(inEnglish);
    expect(coreErrorText(chinese, message)).toBe(inChinese);
  });

  test.each(['state: does not belong to this experiment', '', 'a: b is not allowed', '{given}'])(
    'other text stays: %j',
    (message) => {
      expect(coreErrorText(chinese, message)).toBe(message);
    },
  );

  test('each kind of engine error has its sentence', () => {
    const kinds = ['configuration', 'memory', 'trap', 'hung', 'load', 'unsupported'] as const;
    for (const texts of [english, chinese]) {
      const sentences = kinds.map((kind) => engineErrorText(texts, { kind, message: 'why' }));
      expect(new Set(sentences).size).toBe(kinds.length);
    }
    const error = {
      kind: 'configuration',
      message: "training.loss: 'x' is not known (allowed: meanSquared)",
    } as const;
    expect(engineErrorText(chinese, error)).toContain('损失函数里没有“x”，可选的有：均方误差');
  });
});
