"""Schedules after a warm-up."""

import warnings

import numpy
from numbers_file import NumbersFile
from schedules import MAKERS, SETTINGS, START, optimizer, rates
from torch.optim import lr_scheduler

HEAD = """
learning_rates of the epochs 0, 1, 2, ... given the start: for e < warm_up_epochs it is
start (e + 1) / warm_up_epochs, then the schedule follows, counted from there. The formula is
written out over the rates of schedules.txt; generating fails where PyTorch's SequentialLR of
LinearLR and the schedule disagrees.
"""

EPOCHS = 40


def warmed_up(entry_id, values, warm_up_epochs):
    rising = [START * (epoch + 1) / warm_up_epochs for epoch in range(warm_up_epochs)]
    following = rates(lambda o: MAKERS[entry_id](o, **values), EPOCHS - warm_up_epochs)
    return rising + following


def by_torch(entry_id, values, warm_up_epochs):
    """LinearLR reaches its end after total_iters steps, one epoch before the schedule begins."""
    sgd = optimizer()
    rising = lr_scheduler.LinearLR(sgd, 1 / warm_up_epochs, 1.0, total_iters=warm_up_epochs - 1)
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
                if warm_up_epochs > 1:  # LinearLR cannot end where it starts.
                    others = by_torch(entry_id, values, warm_up_epochs)
                    numpy.testing.assert_allclose(learning_rates, others, rtol=1e-12, atol=1e-15)
                file.case(entry_id, "epochs", values)
                file.array("start", START)
                file.array("warm_up_epochs", warm_up_epochs)
                file.array("learning_rates", learning_rates)


if __name__ == "__main__":
    main()
