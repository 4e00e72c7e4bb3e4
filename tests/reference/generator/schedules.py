"""The learning rates of every schedule, by PyTorch's schedulers."""

import torch
from numbers_file import NumbersFile
from torch.optim import lr_scheduler

HEAD = """
learning_rates of the epochs 0, 1, 2, ... given the start, by torch.optim.lr_scheduler in double.
inverseTime, which PyTorch lacks, is start / (1 + decay epoch).
reduceOnPlateau: losses after each epoch; the rate of an epoch knows the losses before it. An epoch
improves if its loss is below the best by 1e-4 of it, PyTorch's usual threshold; the rates
without_threshold take any smaller loss for one.
"""

START = 0.3

MAKERS = {
    "constant": lambda o: lr_scheduler.LambdaLR(o, lambda _: 1.0),
    "step": lambda o, every, factor: lr_scheduler.StepLR(o, every, factor),
    "exponential": lambda o, factor: lr_scheduler.ExponentialLR(o, factor),
    "inverseTime": lambda o, decay: lr_scheduler.LambdaLR(o, lambda e: 1 / (1 + decay * e)),
    "polynomial": lambda o, power, epochs: lr_scheduler.PolynomialLR(o, epochs, power),
    "cosineRestarts": lambda o, period, growth: lr_scheduler.CosineAnnealingWarmRestarts(
        o, period, growth
    ),
}

SETTINGS = [
    ("constant", {}),
    ("step", {"every": 10, "factor": 0.5}),
    ("step", {"every": 3, "factor": 0.1}),
    ("exponential", {"factor": 0.95}),
    ("exponential", {"factor": 0.5}),
    ("inverseTime", {"decay": 0.01}),
    ("inverseTime", {"decay": 2.0}),
    ("polynomial", {"power": 1.0, "epochs": 20}),
    ("polynomial", {"power": 2.5, "epochs": 35}),
    ("cosineRestarts", {"period": 10, "growth": 1}),
    ("cosineRestarts", {"period": 4, "growth": 2}),
    ("cosineRestarts", {"period": 1, "growth": 3}),
]

# A fall, a rest, a slow creep that a threshold takes for a rest, a jump, a new best, a long rest.
LOSSES = [
    *[1.0, 0.8, 0.7, 0.65, 0.66, 0.65, 0.67, 0.65, 0.649, 0.64899, 0.64898, 0.64897, 0.64896],
    *[0.64895, 0.9, 0.95, 0.9, 0.5, 0.51, 0.52, 0.4, *[0.4] * 15, 0.39, 0.45, 0.45, 0.45],
]


def optimizer():
    """Something whose learning rate a scheduler can set."""
    return torch.optim.SGD([torch.zeros(1, dtype=torch.float64)], lr=START)


def rates(make, epochs=40):
    """The learning rates of so many epochs."""
    sgd = optimizer()
    scheduler = make(sgd)
    learning_rates = []
    for _ in range(epochs):
        learning_rates.append(sgd.param_groups[0]["lr"])
        sgd.step()
        scheduler.step()
    return learning_rates


def plateau_rates(factor, patience, threshold):
    sgd = optimizer()
    scheduler = lr_scheduler.ReduceLROnPlateau(
        sgd, factor=factor, patience=patience, threshold=threshold, threshold_mode="rel", eps=0
    )
    learning_rates = []
    for loss in LOSSES:
        learning_rates.append(sgd.param_groups[0]["lr"])
        scheduler.step(loss)
    return learning_rates


def main():
    with NumbersFile("schedules", HEAD) as file:
        for entry_id, values in SETTINGS:
            file.case(entry_id, "epochs", values)
            file.array("start", START)
            file.array("learning_rates", rates(lambda o: MAKERS[entry_id](o, **values)))
        for factor, patience in [(0.1, 10), (0.5, 3), (0.25, 1)]:
            file.case("reduceOnPlateau", "losses", {"factor": factor, "patience": patience})
            file.array("start", START)
            file.array("losses", LOSSES)
            file.array("learning_rates", plateau_rates(factor, patience, 1e-4))
            file.array("without_threshold", plateau_rates(factor, patience, 0.0))


if __name__ == "__main__":
    main()
