"""The way of every optimizer through the problems of optimizer_problems.py, by PyTorch."""

import torch
from numbers_file import NumbersFile
from optimizer_problems import STEPS, NetworkProblem, QuadraticBowl, gradient_sequence

HEAD = """
Where each optimizer gets to from the starts of optimizer_problems.txt: case <id> <problem>, the
learning rate, and the parameters after the named steps (counted from 1), one step a row. By
torch.optim in double; lion, which PyTorch lacks, is Chen et al. (2023), algorithm 2, written out.
nesterov: v <- momentum v + g, w <- w - rate (g + momentum v). adaGrad's sum starts at 0. adadelta's
epsilon stands inside both roots, that of all others behind the root. amsGrad takes the maximum of v
before the correction of its bias. adamW and lion take rate weightDecay w off before anything else.
lBfgs: no line search, one gradient a step; the first step is min(1, 1 / sum |g|)
times the rate, and a pair with y s <= 1e-10 is left out. It stays on the bowl and, for a few steps,
on the network, where its later way depends on the last bits; no step is as long as longestStep.
"""


class Lion(torch.optim.Optimizer):
    """Chen et al. (2023), "Symbolic Discovery of Optimization Algorithms", algorithm 2."""

    def __init__(self, parameters, lr, betas, weight_decay):
        super().__init__(parameters, {"lr": lr, "betas": betas, "weight_decay": weight_decay})

    @torch.no_grad()
    def step(self, closure=None):
        for group in self.param_groups:
            beta1, beta2 = group["betas"]
            for theta in group["params"]:
                gradient = theta.grad
                state = self.state[theta]
                mean = state.get("mean", torch.zeros_like(theta))
                direction = torch.sign(beta1 * mean + (1 - beta1) * gradient)
                theta -= group["lr"] * (direction + group["weight_decay"] * theta)
                state["mean"] = beta2 * mean + (1 - beta2) * gradient


def adam_like(kind, **more):
    """Adam or one of its kin: the same three hyperparameters under other names."""

    def make(parameters, rate, beta1, beta2, epsilon, weightDecay=0.0, momentumDecay=None):
        options = {"betas": (beta1, beta2), "eps": epsilon, "weight_decay": weightDecay, **more}
        if momentumDecay is not None:
            options["momentum_decay"] = momentumDecay
        return kind(parameters, lr=rate, **options)

    return make


def l_bfgs(parameters, rate, history, longestStep):  # none of the steps is so long
    """One gradient and one update a step, no line search."""
    return torch.optim.LBFGS(
        parameters,
        lr=rate,
        max_iter=1,
        history_size=history,
        tolerance_grad=0,
        tolerance_change=0,
        line_search_fn=None,
    )


MAKERS = {
    "gradientDescent": lambda p, rate: torch.optim.SGD(p, lr=rate),
    "momentum": lambda p, rate, momentum: torch.optim.SGD(p, lr=rate, momentum=momentum),
    "nesterov": lambda p, rate, momentum: torch.optim.SGD(
        p, lr=rate, momentum=momentum, nesterov=True
    ),
    "adaGrad": lambda p, rate, epsilon: torch.optim.Adagrad(p, lr=rate, eps=epsilon),
    "rmsProp": lambda p, rate, smoothing, epsilon: torch.optim.RMSprop(
        p, lr=rate, alpha=smoothing, eps=epsilon
    ),
    "adadelta": lambda p, rate, smoothing, epsilon: torch.optim.Adadelta(
        p, lr=rate, rho=smoothing, eps=epsilon
    ),
    "adam": adam_like(torch.optim.Adam),
    "adamW": adam_like(torch.optim.AdamW),
    # PyTorch 1.13 multiplies mu_t twice into the product up to t + 1 (mended by its pull request
    # 92699), but for the variant of foreach, which follows its documentation.
    "nadam": adam_like(torch.optim.NAdam, foreach=True),
    "amsGrad": adam_like(torch.optim.Adam, amsgrad=True),
    "lion": lambda p, rate, beta1, beta2, weightDecay: Lion(p, rate, (beta1, beta2), weightDecay),
    "lBfgs": l_bfgs,
}

USUAL_BETAS = {"beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8}
OTHER_BETAS = {"beta1": 0.5, "beta2": 0.9, "epsilon": 0.1}

# id, learning rate, hyperparameters: the usual ones, then others.
SETTINGS = [
    ("gradientDescent", 0.05, {}),
    ("gradientDescent", 0.01, {}),
    ("momentum", 0.01, {"momentum": 0.9}),
    ("momentum", 0.05, {"momentum": 0.5}),
    ("nesterov", 0.01, {"momentum": 0.9}),
    ("nesterov", 0.05, {"momentum": 0.5}),
    ("adaGrad", 0.1, {"epsilon": 1e-10}),
    ("adaGrad", 0.5, {"epsilon": 0.01}),
    ("rmsProp", 0.01, {"smoothing": 0.99, "epsilon": 1e-8}),
    ("rmsProp", 0.05, {"smoothing": 0.9, "epsilon": 0.01}),
    ("adadelta", 1.0, {"smoothing": 0.9, "epsilon": 1e-6}),
    ("adadelta", 0.5, {"smoothing": 0.95, "epsilon": 0.001}),
    ("adam", 0.01, USUAL_BETAS),
    ("adam", 0.05, OTHER_BETAS),
    ("adamW", 0.01, {**USUAL_BETAS, "weightDecay": 0.01}),
    ("adamW", 0.05, {**OTHER_BETAS, "weightDecay": 0.1}),
    ("nadam", 0.01, {**USUAL_BETAS, "momentumDecay": 0.004}),
    ("nadam", 0.05, {**OTHER_BETAS, "momentumDecay": 0.1}),
    ("amsGrad", 0.01, USUAL_BETAS),
    ("amsGrad", 0.05, OTHER_BETAS),
    ("lion", 0.001, {"beta1": 0.9, "beta2": 0.99, "weightDecay": 0.0}),
    ("lion", 0.01, {"beta1": 0.5, "beta2": 0.8, "weightDecay": 0.1}),
    ("lBfgs", 0.2, {"history": 10, "longestStep": 1000}),
    ("lBfgs", 0.05, {"history": 10, "longestStep": 1000}),
    ("lBfgs", 0.2, {"history": 3, "longestStep": 1000}),
]


EVERY_TENTH = range(10, STEPS + 1, 10)
# More than a history of 10 holds.
FIRST_FEW = range(1, 13)


def trace(entry_id, rate, hyperparameters, start, gradient, steps=EVERY_TENTH):
    """The parameters after the given steps; gradient(parameters, step) counts steps from 0."""
    parameters = start.clone().requires_grad_()
    optimizer = MAKERS[entry_id]([parameters], rate, **hyperparameters)
    rows = []
    for step in range(max(steps)):
        parameters.grad = gradient(parameters, step)
        # L-BFGS asks for the loss, but without a line search looks at the gradient alone.
        optimizer.step(lambda: torch.zeros(()))
        if step + 1 in steps:
            rows.append(parameters.detach().clone())
    return torch.stack(rows)


def problems_of(entry_id):
    """Name, start, gradient function and the steps to write."""
    if entry_id == "lBfgs":  # Its differences of gradients need one and the same loss.
        bowl, network = QuadraticBowl(), NetworkProblem(12)
        return [
            ("quadraticBowl", bowl.start, bowl.gradient, [*FIRST_FEW, *EVERY_TENTH[1:]]),
            ("networkFullBatch", network.start, network.gradient, FIRST_FEW),
        ]
    start, gradients = gradient_sequence()
    network = NetworkProblem(4)
    return [
        ("gradientSequence", start, lambda _, step: gradients[step].clone(), EVERY_TENTH),
        ("networkBatches", network.start, network.gradient, EVERY_TENTH),
    ]


def main():
    # NAdam keeps the product of its mu in the default type.
    torch.set_default_dtype(torch.float64)
    with NumbersFile("optimizers", HEAD) as file:
        for entry_id, rate, hyperparameters in SETTINGS:
            for name, start, gradient, steps in problems_of(entry_id):
                rows = trace(entry_id, rate, hyperparameters, start, gradient, steps)
                file.case(entry_id, name, hyperparameters)
                file.array("learning_rate", rate)
                file.array("steps", list(steps))
                file.array("parameters", rows)


if __name__ == "__main__":
    main()
