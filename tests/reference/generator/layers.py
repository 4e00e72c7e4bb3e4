"""All layers but the recurrent ones, by PyTorch."""

import torch
from core_random import DROPOUT, CoreRandom
from layer_case import drawn, write_layer_case
from numbers_file import Draws, NumbersFile
from torch import nn

HEAD = """
Each case: inputs, parameters, outputs, the given d_outputs, and from them d_inputs and
d_<parameter>. By torch.nn in double; float holds inputs, parameters and d_outputs exactly. Orders
are PyTorch's:
dense: inputs samples x features, weight outputs x inputs, bias outputs; a case named for an
  activation has it behind the sum.
convolution, maximumPooling, averagePooling: images are samples x channels x rows x columns, weight is output
  channels x input channels x rows x columns; the kernel is square and is not flipped; padding is
  with zeros. Pools have no padding; what is left over at the right and bottom edge is dropped.
batchNormalization: weight is the scale, bias the shift, one for each feature or channel; sequences are
  samples x steps x features; variances divide by the count,
  but for running_variance, which divides by the count - 1. running_mean starts at 0,
  running_variance at 1; both are given after each of three batches (batch1 to batch3);
  statisticsMomentum is the share of the new batch. Derivatives are those of batch3. evaluation_outputs: of
  evaluation_inputs, with the running statistics.
layerNormalization: over all numbers of a sample, of a sequence over the features of each step; the
  variance divides by their count. weight and bias have one number for each of them.
flatten: images to vectors. dropout: outputs = inputs * mask / (1 - dropRate), where the mask has the
  zeros that the stream of dropout in core/random.h gives for seed 9.
residual: outputs = inputs + weight2 tanh(weight1 inputs + bias1) + bias2, which is a dense layer of
  5 units with tanh, one of 3 units, and the connection that leaps over both.
"""


class Residual(nn.Module):
    """A sum around two dense layers."""

    def __init__(self, features, units):
        super().__init__()
        self.weight1 = nn.Parameter(torch.zeros(units, features))
        self.bias1 = nn.Parameter(torch.zeros(units))
        self.weight2 = nn.Parameter(torch.zeros(features, units))
        self.bias2 = nn.Parameter(torch.zeros(features))

    def forward(self, inputs):
        hidden = torch.tanh(nn.functional.linear(inputs, self.weight1, self.bias1))
        return inputs + nn.functional.linear(hidden, self.weight2, self.bias2)


def write_dense(file, draws):
    for name, bias, activation in [
        ("linear", True, None),
        ("withoutBias", False, None),
        ("tanh", True, torch.tanh),
        ("relu", True, torch.relu),
    ]:
        linear = nn.Linear(5, 3, bias=bias)
        forward = (lambda x, f=activation, l=linear: f(l(x))) if activation else None
        inputs = drawn(draws, 4, 5)
        write_layer_case(file, "dense", name, {"units": 3}, linear, inputs, 62, forward)


def write_images(file, draws):
    for name, channels, kernel, stride, padding, size in [
        ("plain", (1, 2), 3, 1, 0, (5, 6)),
        ("padded", (2, 3), 3, 1, 1, (4, 5)),
        ("strided", (3, 2), 3, 2, 1, (7, 6)),
        ("even", (2, 2), 2, 2, 0, (5, 4)),
        ("one", (3, 2), 1, 1, 0, (3, 2)),
        ("wide", (1, 1), 5, 3, 2, (8, 7)),
    ]:
        conv = nn.Conv2d(*channels, kernel, stride=stride, padding=padding)
        values = {"filters": channels[1], "kernel": kernel, "stride": stride, "padding": padding}
        inputs = drawn(draws, 2, channels[0], *size)
        write_layer_case(file, "convolution", name, values, conv, inputs, 64)
    for entry_id, kind in [("maximumPooling", nn.MaxPool2d), ("averagePooling", nn.AvgPool2d)]:
        for name, kernel, stride, size in [
            ("halves", 2, 2, (4, 6)),
            ("leftOver", 2, 2, (5, 7)),
            ("overlapping", 3, 2, (7, 5)),
            ("gaps", 2, 3, (8, 6)),
        ]:
            inputs = drawn(draws, 2, 3, *size)
            values = {"size": kernel, "stride": stride}
            write_layer_case(file, entry_id, name, values, kind(kernel, stride), inputs, 66)


class SequenceNorm(nn.BatchNorm1d):
    """Takes samples x steps x features, where PyTorch has the steps last."""

    def forward(self, inputs):
        return super().forward(inputs.transpose(1, 2)).transpose(1, 2)


def write_batch_norm(file, draws):
    values = {"statisticsMomentum": 0.1, "epsilon": 1e-5}
    for name, kind, shape in [
        ("features", nn.BatchNorm1d, (6, 4)),
        ("channels", nn.BatchNorm2d, (3, 2, 4, 3)),
        ("steps", SequenceNorm, (4, 3, 2)),
    ]:
        features = shape[-1] if kind is SequenceNorm else shape[1]
        norm = kind(features, eps=values["epsilon"], momentum=values["statisticsMomentum"])
        changes = [(1, 0), (4, 2), (2, -1)]
        batches = [drawn(draws, *shape) * scale + shift for scale, shift in changes]
        running = []

        def forward(last_batch, norm=norm, batches=batches, running=running):
            for batch in [*batches[:-1], last_batch]:
                outputs = norm(batch)
                running.append((norm.running_mean.clone(), norm.running_var.clone()))
            return outputs

        write_layer_case(file, "batchNormalization", name, values, norm, batches[-1], 68, forward)
        for number, (batch, (mean, variance)) in enumerate(zip(batches, running), start=1):
            file.array(f"batch{number}", batch)
            file.array(f"running_mean{number}", mean)
            file.array(f"running_variance{number}", variance)
        norm.eval()
        evaluation_inputs = drawn(draws, *shape)
        file.array("evaluation_inputs", evaluation_inputs)
        file.array("evaluation_outputs", norm(evaluation_inputs).detach())


def write_layer_norm(file, draws):
    for name, shape, normalized in [
        ("features", (4, 6), (6,)),
        ("twoFeatures", (3, 2), (2,)),
        ("image", (3, 2, 3, 2), (2, 3, 2)),
        ("steps", (3, 4, 3), (3,)),
    ]:
        norm = nn.LayerNorm(normalized, eps=1e-5)
        inputs = drawn(draws, *shape) * 2 + 1
        write_layer_case(file, "layerNormalization", name, {"epsilon": 1e-5}, norm, inputs, 70)


def write_pass_through(file, draws):
    inputs = drawn(draws, 2, 2, 3, 4)
    write_layer_case(file, "flatten", "image", {}, nn.Flatten(), inputs, 74)
    for drop_rate in [0.2, 0.75]:
        inputs = drawn(draws, 5, 6)
        random = CoreRandom(9, DROPOUT)
        kept = torch.tensor([random.uniform(0, 1) >= drop_rate for _ in range(inputs.numel())])
        factors = kept.reshape(inputs.shape) / (1 - drop_rate)
        write_layer_case(
            file,
            "dropout",
            "features",
            {"dropRate": drop_rate},
            nn.Identity(),
            inputs,
            76,
            lambda x, factors=factors: x * factors,
        )


def main():
    torch.set_default_dtype(torch.float64)
    draws = Draws(61)
    with NumbersFile("layers", HEAD) as file:
        write_dense(file, draws)
        write_images(file, draws)
        write_batch_norm(file, draws)
        write_layer_norm(file, draws)
        inputs = drawn(draws, 4, 3)
        write_layer_case(file, "residual", "twoDense", {"back": 2}, Residual(3, 5), inputs, 72)
        write_pass_through(file, draws)


if __name__ == "__main__":
    main()
