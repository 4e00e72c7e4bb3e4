"""Simple recurrent, LSTM and GRU layers, by PyTorch."""

import torch
from layer_case import drawn, write_layer_case
from numbers_file import Draws, NumbersFile
from torch import nn

HEAD = """
Each case: inputs, parameters, outputs, the given d_outputs, and from them d_inputs and
d_<parameter>. By torch.nn in double; float holds inputs, parameters and d_outputs exactly. inputs
are samples x steps x features; outputs samples x steps x units (everyStep=1) or samples x units; the state before the first step is 0. weight_ih_l0 is (gates units) x features,
weight_hh_l0 is (gates units) x units; bias_ih_l0 and bias_hh_l0 have gates units numbers, and both
are added.
simpleRecurrent: h = tanh(W_ih x + b_ih + W_hh h + b_hh).
lstm: the gates are input i, forget f, candidate g, output o, one below the other:
  i, f, o = sigmoid(...), g = tanh(...), c = f c + i g, h = o tanh(c).
gru: the gates are reset r, update z, candidate n: r, z = sigmoid(...),
  n = tanh(W_in x + b_in + r (W_hn h + b_hn)), h = (1 - z) n + z h.
"""

KINDS = {"simpleRecurrent": nn.RNN, "lstm": nn.LSTM, "gru": nn.GRU}


def main():
    torch.set_default_dtype(torch.float64)
    draws = Draws(81)
    with NumbersFile("recurrent_layers", HEAD) as file:
        for entry_id, kind in KINDS.items():
            for samples, steps, features, units in [(3, 4, 2, 3), (2, 1, 3, 2)]:
                inputs = drawn(draws, samples, steps, features)
                for every_step, chosen in [(1, slice(None)), (0, -1)]:
                    layer = kind(features, units, batch_first=True)
                    write_layer_case(
                        file,
                        entry_id,
                        f"{steps}Steps",
                        {"units": units, "everyStep": every_step},
                        layer,
                        inputs,
                        82,
                        lambda x, layer=layer, chosen=chosen: layer(x)[0][:, chosen],
                    )


if __name__ == "__main__":
    main()
