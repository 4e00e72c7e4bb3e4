"""Writes one case of a layer: what goes in, what comes out, and every derivative."""

import torch
from numbers_file import Draws


def drawn(draws, *shape):
    """A tensor of numbers that float holds exactly."""
    return torch.tensor(draws.uniform(-1, 1, *shape))


def set_parameters(module, seed):
    """Gives every parameter a value of its own that float holds exactly."""
    draws = Draws(seed)
    with torch.no_grad():
        for parameter in module.parameters():
            parameter.copy_(drawn(draws, *parameter.shape))


def write_layer_case(file, entry_id, name, hyperparameters, module, inputs, seed, forward=None):
    """Runs forward (usually the module itself) on the inputs and back from drawn d_outputs."""
    set_parameters(module, seed)
    inputs = inputs.clone().requires_grad_()
    outputs = (forward or module)(inputs)
    d_outputs = drawn(Draws(seed + 1), *outputs.shape)
    outputs.backward(d_outputs)
    file.case(entry_id, name, hyperparameters)
    file.array("inputs", inputs.detach())
    for parameter_name, parameter in module.named_parameters():
        file.array(parameter_name, parameter.detach())
    file.array("outputs", outputs.detach())
    file.array("d_outputs", d_outputs)
    file.array("d_inputs", inputs.grad)
    for parameter_name, parameter in module.named_parameters():
        file.array(f"d_{parameter_name}", parameter.grad)
