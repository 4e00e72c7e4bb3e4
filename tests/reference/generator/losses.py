"""Every loss and its gradient, by PyTorch's automatic differentiation."""

import numpy
import torch
from numbers_file import Draws, NumbersFile

HEAD = """
value: mean over the batch of each sample's loss; d_outputs: its gradient. outputs, targets and
d_outputs are samples x outputs. By PyTorch in double; float holds all outputs and targets exactly.
meanSquared, meanAbsolute, huber, hinge and squaredHinge: mean over a sample's outputs.
binaryCrossEntropy: on logits, sum over outputs. softmaxCrossEntropy: on logits, -sum t log p, also
for targets that do not sum to 1. Hinge targets are -1 and 1. Outputs stay away from kinks.
"""


def soft_cross_entropy(outputs, targets):
    """The mean over the batch of -sum t log p, as Keras takes it for any targets t."""
    return -(targets * torch.log_softmax(outputs, dim=1)).sum(dim=1).mean()


def binary_cross_entropy(outputs, targets):
    """On logits: sum over the outputs, mean over the batch."""
    loss = torch.nn.functional.binary_cross_entropy_with_logits(outputs, targets, reduction="sum")
    return loss / len(outputs)


LOSSES = {
    "meanSquared": torch.nn.functional.mse_loss,
    "meanAbsolute": torch.nn.functional.l1_loss,
    "huber": torch.nn.functional.huber_loss,
    "binaryCrossEntropy": binary_cross_entropy,
    "softmaxCrossEntropy": soft_cross_entropy,
    "hinge": lambda o, t: torch.clamp(1 - t * o, min=0).mean(),
    "squaredHinge": lambda o, t: (torch.clamp(1 - t * o, min=0) ** 2).mean(),
}

# The usual values of a loss's hyperparameters, then others.
HYPERPARAMETERS = {"huber": [{"delta": 1.0}, {"delta": 0.25}, {"delta": 3.0}]}


def zero_or_one(draws, samples, outputs):
    return draws.whole(2, samples, outputs).astype(float)


def minus_or_plus_one(draws, samples, outputs):
    return 2 * zero_or_one(draws, samples, outputs) - 1


def any_number(draws, samples, outputs):
    return draws.uniform(-3, 3, samples, outputs)


def one_hot(draws, samples, outputs):
    return numpy.eye(outputs)[draws.whole(outputs, samples)]


def share(draws, samples, outputs):
    return draws.uniform(0, 1, samples, outputs)


# Which targets a loss is tried with, by the name of the case.
TARGETS = {
    "binaryCrossEntropy": {"classes": zero_or_one, "shares": share},
    "softmaxCrossEntropy": {"oneHot": one_hot, "softTargets": share},
    "hinge": {"classes": minus_or_plus_one},
    "squaredHinge": {"classes": minus_or_plus_one},
}

# Samples, outputs, and how far the outputs reach.
SITUATIONS = {"oneOutput": (7, 1, 3), "threeOutputs": (5, 3, 3), "confident": (6, 4, 80)}


def away_from_kinks(outputs, targets, hyperparameters):
    """Moves outputs off the places where a loss has none or two derivatives."""
    delta = hyperparameters.get("delta", 1.0)
    distance = numpy.abs(outputs - targets)
    is_near = (distance < 1 / 64) | (numpy.abs(distance - delta) < 1 / 64)
    is_near |= numpy.abs(1 - targets * outputs) < 1 / 64
    return outputs + is_near / 16


def main():
    draws = Draws(31)
    with NumbersFile("losses", HEAD) as file:
        for entry_id, loss in LOSSES.items():
            for hyperparameters in HYPERPARAMETERS.get(entry_id, [{}]):
                for kind, draw_targets in TARGETS.get(entry_id, {"numbers": any_number}).items():
                    for name, (samples, count, reach) in SITUATIONS.items():
                        targets = draw_targets(draws, samples, count)
                        drawn = draws.uniform(-reach, reach, samples, count)
                        drawn = away_from_kinks(drawn, targets, hyperparameters)
                        outputs = torch.tensor(drawn, requires_grad=True)
                        value = loss(outputs, torch.tensor(targets), **hyperparameters)
                        value.backward()
                        file.case(entry_id, f"{kind}.{name}", hyperparameters)
                        file.array("outputs", outputs.detach())
                        file.array("targets", targets)
                        file.array("value", value.item())
                        file.array("d_outputs", outputs.grad)


if __name__ == "__main__":
    main()
