"""Every activation and its derivative on a grid, by PyTorch."""

import math

import torch
from numbers_file import Draws, NumbersFile

HEAD = """
z, a = f(z) and derivative = f'(z), by PyTorch in double. Float holds every z exactly; kinks (at 0,
and at the limits of hardTanh) are left out. softmax: z, a, d_a and d_z are samples x units.
"""

def softplus(z):
    """log(1 + e^z) to the last digits; PyTorch's own is a straight line beyond a threshold."""
    return torch.clamp(z, min=0) + torch.log1p(torch.exp(-z.abs()))


def gelu(z):
    """z times the normal distribution, by erfc: 1 + erf loses all digits on the left."""
    return z * torch.erfc(-z / math.sqrt(2)) / 2


FUNCTIONS = {
    "linear": lambda z: z * 1,
    "relu": torch.nn.functional.relu,
    "leakyRelu": lambda z, slope: torch.nn.functional.leaky_relu(z, slope),
    "elu": lambda z, alpha: torch.nn.functional.elu(z, alpha),
    "selu": torch.nn.functional.selu,
    "gelu": gelu,
    "softplus": softplus,
    "swish": torch.nn.functional.silu,
    "mish": lambda z: z * torch.tanh(softplus(z)),
    "tanh": torch.tanh,
    "sigmoid": torch.sigmoid,
    "hardTanh": torch.nn.functional.hardtanh,
    "sine": torch.sin,
    "gaussian": lambda z: torch.exp(-z * z),
}

# The usual values of an activation's hyperparameters, then others.
HYPERPARAMETERS = {
    "leakyRelu": [{"slope": 0.01}, {"slope": 0.25}, {"slope": 1.0}],
    "elu": [{"alpha": 1.0}, {"alpha": 0.25}, {"alpha": 2.0}],
}


def grid():
    """From -8 to 8 in steps of 1/4, some numbers between, and tiny ones."""
    steps = torch.arange(-32, 33) / 4
    tiny = torch.tensor([2.0**-8, 2.0**-16, 2.0**-26])
    z = torch.cat([steps, steps[:-1] + 0.109375, tiny, -tiny]).double()
    return z[(z != 0) & (z.abs() != 1)]


def extremes():
    """Where an exponential overflows or vanishes in float, if it is not written with care."""
    return torch.tensor([-700.0, -100, -90, -40, -20, -12, 12, 20, 40, 90, 100, 700]).double()


def softmax_cases():
    draws = Draws(11)
    yield "fourUnits", draws.uniform(-4, 4, 6, 4)
    yield "twoUnits", draws.uniform(-8, 8, 5, 2)
    yield "oneUnit", draws.uniform(-2, 2, 3, 1)
    ties = [[0.5, 0.5, 0.5], [700, -700, 0], [-700, -701, -702], [700, 699, 700]]
    yield "extremes", torch.tensor(ties).double()


def main():
    with NumbersFile("activations", HEAD) as file:
        for entry_id, function in FUNCTIONS.items():
            for hyperparameters in HYPERPARAMETERS.get(entry_id, [{}]):
                for name, z in [("grid", grid()), ("extremes", extremes())]:
                    z.requires_grad_()
                    a = function(z, **hyperparameters)
                    a.sum().backward()
                    file.case(entry_id, name, hyperparameters)
                    file.array("z", z.detach())
                    file.array("a", a.detach())
                    file.array("derivative", z.grad)
        for number, (name, values) in enumerate(softmax_cases()):
            z = torch.as_tensor(values).clone().requires_grad_()
            d_a = torch.tensor(Draws(20 + number).uniform(-1, 1, *z.shape))
            a = torch.softmax(z, dim=1)
            a.backward(d_a)
            file.case("softmax", name)
            for array, value in [("z", z), ("a", a), ("d_a", d_a), ("d_z", z.grad)]:
                file.array(array, value.detach())


if __name__ == "__main__":
    main()
