"""The loss curve of Keras' first demonstration, random inputs and targets, by PyTorch."""

import math

import numpy
import torch
from core_random import DATA, ORDER, SPLIT, WEIGHTS, CoreRandom
from numbers_file import NumbersFile

HEAD = """
mean_losses: the mean loss over all samples before training and after each of 10 epochs, of a
network 784-32-10 (ReLU, then softmax cross-entropy on the outputs), by PyTorch in double. Adam with
the given learning rate, betas 0.9 and 0.999, and Keras' epsilon; batches of 32, the last one of 8.
Nothing large is stored: core/random.h draws everything with seed 3.
stream data: sample by sample 784 inputs, then 10 targets (which do not sum to 1), all from U(0, 1).
stream split: the order of the training part, which has all 1000 samples.
stream weights: Xavier uniform, layer by layer, the weights (outputs x inputs) column by column; the
  biases are 0. stream order: the order of each epoch's samples.
The targets are noise and all inputs positive: most ReLUs fall silent for good in the first epoch,
and what is left comes near the best constant answer. With seed 3 four go on. So step_losses, over
all samples after every step of the first epoch, say more than the later epochs.
float: data and starting weights are rounded to float first; double: they are not.
"""

SAMPLES, INPUTS, UNITS, OUTPUTS = 1000, 784, 32, 10
EPOCHS, BATCH_SIZE, SEED = 10, 32, 3
RATE, EPSILON = 0.001, 1e-7


def uniform_array(random, minimum, maximum, rows, columns):
    """Drawn row by row."""
    values = [random.uniform(minimum, maximum) for _ in range(rows * columns)]
    return numpy.array(values).reshape(rows, columns)


def draw_samples():
    """Inputs and targets of the training part, one sample a row."""
    samples = uniform_array(CoreRandom(SEED, DATA), 0, 1, SAMPLES, INPUTS + OUTPUTS)
    samples = samples[CoreRandom(SEED, SPLIT).shuffled(SAMPLES)]
    return samples[:, :INPUTS], samples[:, INPUTS:]


def draw_weights():
    """Both layers' weights, outputs x inputs."""
    random = CoreRandom(SEED, WEIGHTS)
    weights = []
    for fan_in, fan_out in [(INPUTS, UNITS), (UNITS, OUTPUTS)]:
        limit = math.sqrt(6 / (fan_in + fan_out))
        weights.append(uniform_array(random, -limit, limit, fan_in, fan_out).T)
    return weights


def mean_losses(inputs, targets, weights):
    """The losses over all samples: before and after every epoch; after each step of the first."""
    inputs, targets = torch.tensor(inputs), torch.tensor(targets)
    hidden, output = torch.nn.Linear(INPUTS, UNITS), torch.nn.Linear(UNITS, OUTPUTS)
    with torch.no_grad():
        for layer, start in zip([hidden, output], weights):
            layer.weight.copy_(torch.tensor(start))
            layer.bias.zero_()
    model = torch.nn.Sequential(hidden, torch.nn.ReLU(), output)

    def loss_of(samples):
        logarithms = torch.log_softmax(model(inputs[samples]), dim=1)
        return -(targets[samples] * logarithms).sum(dim=1).mean()

    adam = torch.optim.Adam(model.parameters(), lr=RATE, eps=EPSILON)
    order = CoreRandom(SEED, ORDER)
    losses, step_losses = [loss_of(range(SAMPLES)).item()], []
    for epoch in range(EPOCHS):
        shuffled = order.shuffled(SAMPLES)
        for first in range(0, SAMPLES, BATCH_SIZE):
            adam.zero_grad()
            loss_of(shuffled[first : first + BATCH_SIZE]).backward()
            adam.step()
            if epoch == 0:
                step_losses.append(loss_of(range(SAMPLES)).item())
        losses.append(loss_of(range(SAMPLES)).item())
    return losses, step_losses


def rounded_to_float(array):
    return array.astype(numpy.float32).astype(numpy.float64)


def main():
    torch.set_default_dtype(torch.float64)
    inputs, targets = draw_samples()
    weights = draw_weights()
    with NumbersFile("keras_demonstration", HEAD) as file:
        for name, change in [("double", numpy.copy), ("float", rounded_to_float)]:
            file.case("adam", name, {"beta1": 0.9, "beta2": 0.999, "epsilon": EPSILON})
            file.array("learning_rate", RATE)
            starts = [change(layer) for layer in weights]
            losses, step_losses = mean_losses(change(inputs), change(targets), starts)
            file.array("mean_losses", losses)
            file.array("step_losses", step_losses)


if __name__ == "__main__":
    main()
