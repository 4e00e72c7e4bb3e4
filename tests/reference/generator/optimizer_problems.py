"""What the optimizers are tried on; optimizers.py writes where each gets to."""

import numpy
import torch
from numbers_file import Draws, NumbersFile

STEPS = 100
HEAD = """
What optimizers.txt starts from. Float holds all these numbers exactly.
gradientSequence: the gradients (one step a row) do not depend on the parameters, so that each
  update is tried alone. Sizes from 0.01 to 30; the last parameter's gradient is 0 for 20 steps.
quadraticBowl: the gradient is stiffness (parameters - centre).
networkBatches, networkFullBatch: a network of 3 inputs, 4 tanh units and 2 linear outputs; its loss
  is the mean over outputs and batch of (o - t)^2. start: layer by layer the weights (outputs x
  inputs) column by column, then the biases. inputs and targets: one sample a row. batches: the
  samples of each step, one step a row.
"""


def gradient_sequence():
    """The start and the gradient of every step."""
    draws = Draws(1)
    sizes = [0.25, 1, 4, 30, 1, 2]
    gradients = torch.tensor(draws.uniform(-1, 1, STEPS, len(sizes)) * sizes)
    # A pull to one side: pure noise would cancel out and show little of a mean.
    gradients += torch.tensor([0.125, -0.25, 2, 10, 0, 1])
    gradients[:, 4] *= 2.0**-6
    gradients[:20, 5] = 0
    return torch.tensor(draws.uniform(-1, 1, len(sizes))), gradients


class QuadraticBowl:
    """A bowl whose axes are oblique; its stiffest direction is about 4 times its softest."""

    def __init__(self):
        draws = Draws(3)
        factor = draws.whole(5, 6, 6) - 2
        self.start = torch.tensor(draws.uniform(-1, 1, 6))
        self.stiffness = torch.tensor((factor @ factor.T) / 8 + numpy.eye(6))
        self.centre = torch.tensor(draws.uniform(-1, 1, 6))

    def gradient(self, parameters, _):
        """The gradient of (w - centre) stiffness (w - centre) / 2."""
        return self.stiffness @ (parameters.detach() - self.centre)


class NetworkProblem:
    """Targets of a smooth function, learned from a fixed start in fixed batches."""

    def __init__(self, batch_size):
        draws = Draws(2)
        self.start = torch.tensor(draws.uniform(-1, 1, 4 * 3 + 4 + 2 * 4 + 2))
        inputs = draws.uniform(-1, 1, 12, 3)
        noise = draws.uniform(-0.25, 0.25, 12, 2)
        self.inputs = torch.tensor(inputs)
        product = inputs[:, 0] * inputs[:, 1]
        smooth = numpy.stack([product, inputs[:, 2] - inputs[:, 0] ** 2], axis=1)
        self.targets = torch.tensor(numpy.round((smooth + noise) * 1024) / 1024)
        orders = [draws.order(12)[:batch_size] for _ in range(STEPS)]
        self.batches = torch.tensor(numpy.array(orders))

    def gradient(self, parameters, step):
        """The gradient of the mean loss over the batch of a step, numbered from 0."""
        block = parameters.detach().clone().requires_grad_()
        weights1, bias1, weights2, bias2 = block.split([12, 4, 8, 2])
        samples = self.batches[step]
        # Column by column in the block is the transpose row by row.
        hidden = torch.tanh(self.inputs[samples] @ weights1.reshape(3, 4) + bias1)
        outputs = hidden @ weights2.reshape(4, 2) + bias2
        ((outputs - self.targets[samples]) ** 2).mean().backward()
        return block.grad


def main():
    with NumbersFile("optimizer_problems", HEAD) as file:
        start, gradients = gradient_sequence()
        file.case("gradientSequence", "gradientSequence")
        file.array("start", start)
        file.array("gradients", gradients)
        bowl = QuadraticBowl()
        file.case("quadraticBowl", "quadraticBowl")
        file.array("start", bowl.start)
        file.array("stiffness", bowl.stiffness)
        file.array("centre", bowl.centre)
        for name, batch_size in [("networkBatches", 4), ("networkFullBatch", 12)]:
            problem = NetworkProblem(batch_size)
            file.case(name, name)
            file.array("start", problem.start)
            file.array("inputs", problem.inputs)
            file.array("targets", problem.targets)
            file.array("batches", problem.batches)


if __name__ == "__main__":
    main()
