"""Gradient clipping, by PyTorch."""

import numpy
import torch
from numbers_file import Draws, NumbersFile

HEAD = """
gradients before and clipped after. none leaves them; byValue: each to -limit..limit, by
torch.nn.utils.clip_grad_value_; byNorm: g min(1, limit / (|g| + 1e-6)) with the Euclidean norm of
all gradients together, by torch.nn.utils.clip_grad_norm_.
"""


def clipped(gradients, clip, limit):
    parameter = torch.zeros(len(gradients), dtype=torch.float64, requires_grad=True)
    parameter.grad = torch.tensor(gradients)
    clip([parameter], limit)
    return parameter.grad


CLIPPINGS = {
    "byValue": torch.nn.utils.clip_grad_value_,
    "byNorm": torch.nn.utils.clip_grad_norm_,
}


def main():
    draws = Draws(41)
    small, large = draws.uniform(-1, 1, 9), draws.uniform(-60, 60, 9)
    with NumbersFile("gradient_clippings", HEAD) as file:
        for name, gradients in [("small", small), ("large", large), ("zero", numpy.zeros(9))]:
            file.case("none", name)
            file.array("gradients", gradients)
            file.array("clipped", gradients)
            for entry_id, clip in CLIPPINGS.items():
                for limit in [0.25, 5.0]:
                    file.case(entry_id, name, {"limit": limit})
                    file.array("gradients", gradients)
                    file.array("clipped", clipped(gradients, clip, limit))


if __name__ == "__main__":
    main()
