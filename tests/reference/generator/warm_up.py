"""Schedules after a warm-up."""

import warnings

import numpy
from numbers_file import NumbersFile
from schedules import LOSSES, MAKERS, SETTINGS, START, optimizer, plateau_rates, rates
from torch.optim import lr_scheduler

HEAD = """
learning_rates of the epochs 0, 1, 2, ... given the start: for e < warm_up_epochs it is
start (e + 1) / (warm_up_epochs + 1), then the schedule follows, counted from there. The formula is
written out over the rates of schedules.txt; generating fails where PyTorch's SequentialLR of
LinearLR and the schedule disagrees.
reduceOnPlateau: losses after each epoch, of which those of the warm-up do not count.
"""

EPOCHS = 40


def rising_rates(warm_up_epochs):
    return [START * (epoch + 1) / (warm_up_epochs + 1) for epoch in range(warm_up_epochs)]


def warmed_up(entry_id, values, warm_up_epochs):
    following = rates(lambda o: MAKERS[entry_id](o, **values), EPOCHS - warm_up_epochs)
    return rising_rates(warm_up_epochs) + following


def by_torch(entry_id, values, warm_up_epochs):
    """LinearLR reaches its end after total_iters steps, where the schedule begins."""
    sgd = optimizer()
    rising = lr_scheduler.LinearLR(sgd, 1 / (warm_up_epochs + 1), 1.0, total_iters=warm_up_epochs)
    following = MAKERS[entry_id](sgd, **values)
    scheduler = lr_scheduler.SequentialLR(sgd, [rising, following], [warm_up_epochs])
    learning_rates = []
    for _ in range(EPOCHS):
        learning_rates.append(sgd.param_groups[0]["lr"])
        sgd.step()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # SequentialLR itself calls what it deprecates.
            scheduler.step()
    return learning_rates


def main():
    with NumbersFile("warm_up", HEAD) as file:
        for entry_id, values in SETTINGS:
            for warm_up_epochs in [5, 1]:
                learning_rates = warmed_up(entry_id, values, warm_up_epochs)
                others = by_torch(entry_id, values, warm_up_epochs)
                numpy.testing.assert_allclose(learning_rates, others, rtol=1e-12, atol=1e-15)
                file.case(entry_id, "epochs", values)
                file.array("start", START)
                file.array("warm_up_epochs", warm_up_epochs)
                file.array("learning_rates", learning_rates)
        for warm_up_epochs in [5, 1]:
            file.case("reduceOnPlateau", "losses", {"factor": 0.5, "patience": 3})
            file.array("start", START)
            file.array("warm_up_epochs", warm_up_epochs)
            # Lower than all later ones, so that a schedule that counted them would see a rest.
            file.array("losses", [0.1] * warm_up_epochs + LOSSES)
            file.array("learning_rates", rising_rates(warm_up_epochs) + plateau_rates(0.5, 3, 1e-4))


if __name__ == "__main__":
    main()
