"""Linear layers that can act as the integer kernels do, with gradients passed straight through the rounding.

Weights: 7 bits, symmetric (−63…63), one scale for each output channel. Activations: 8 bits, symmetric (−127…127), one
scale for each token. Sums are exact integers in the kernel; here they are floating point.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional

WEIGHT_STEPS, ACTIVATION_STEPS = 63, 127


def round_to_steps(values: Tensor, steps: int) -> Tensor:
    """Rounds each row (last dimension) to `steps` steps of its largest magnitude; the gradient passes unchanged."""
    scale = values.detach().abs().amax(dim=-1, keepdim=True).clamp_min(1e-8) / steps
    rounded = torch.round(values / scale).clamp(-steps, steps) * scale
    return values + (rounded - values).detach()


class Linear(nn.Linear):
    """`y = x Wᵀ + b`; with `quantised` set both x and W are rounded first."""

    quantised = False

    def forward(self, values: Tensor) -> Tensor:
        if not self.quantised:
            return super().forward(values)
        return functional.linear(round_to_steps(values, ACTIVATION_STEPS), round_to_steps(self.weight, WEIGHT_STEPS), self.bias)


class Embedding(nn.Embedding):
    """Rows rounded to as many steps as weights, with a scale for each row, where `quantised` is set."""

    quantised = False

    def forward(self, numbers: Tensor) -> Tensor:
        rows = super().forward(numbers)
        return round_to_steps(rows, WEIGHT_STEPS) if self.quantised else rows


def set_quantised(module: nn.Module, on: bool) -> None:
    for part in module.modules():
        if isinstance(part, (Linear, Embedding)):
            part.quantised = on
