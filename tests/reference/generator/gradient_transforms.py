"""Gradient clipping, by PyTorch and by the formula."""

import numpy
import torch
from numbers_file import Draws, NumbersFile

HEAD = """
gradients before and clipped after. none leaves them; byValue: each to -limit..limit, by
torch.nn.utils.clip_grad_value_; byNorm: g min(1, limit / |g|) with the Euclidean norm of all
gradients together, Pascanu, Mikolov and Bengio (2013), algorithm 1, by numpy. clipped_by_torch is
what clip_grad_norm_ gives, which divides by |g| + 1e-6 and so differs in the sixth digit or later.
"""


def clipped_by_torch(gradients, clip, limit):
    parameter = torch.zeros(len(gradients), dtype=torch.float64, requires_grad=True)
    parameter.grad = torch.tensor(gradients)
    clip([parameter], limit)
    return parameter.grad


def main():
    draws = Draws(41)
    small, large = draws.uniform(-1, 1, 9), draws.uniform(-60, 60, 9)
    with NumbersFile("gradient_transforms", HEAD) as file:
        for name, gradients in [("small", small), ("large", large), ("zero", numpy.zeros(9))]:
            file.case("none", name)
            file.array("gradients", gradients)
            file.array("clipped", gradients)
            for limit in [0.25, 5.0]:
                hyperparameters = {"limit": limit}
                file.case("byValue", name, hyperparameters)
                file.array("gradients", gradients)
                by_value = clipped_by_torch(gradients, torch.nn.utils.clip_grad_value_, limit)
                file.array("clipped", by_value)
                file.case("byNorm", name, hyperparameters)
                file.array("gradients", gradients)
                norm = numpy.sqrt(numpy.sum(gradients**2))
                file.array("clipped", gradients * (limit / norm if norm > limit else 1))
                by_norm = clipped_by_torch(gradients, torch.nn.utils.clip_grad_norm_, limit)
                file.array("clipped_by_torch", by_norm)


if __name__ == "__main__":
    main()
