"""Dropout from random bytes: several times faster on a CPU than the one of PyTorch."""

import torch
from torch import Tensor, nn


class Dropout(nn.Module):
    """Sets a share of the values to 0 (in steps of 1/256) and scales the rest up, in training only."""

    def __init__(self, share: float):
        super().__init__()
        self.dropped = round(share * 256)

    def forward(self, values: Tensor) -> Tensor:
        if not self.training or self.dropped == 0:
            return values
        longs = torch.randint(-(2**63), 2**63 - 1, ((values.numel() + 7) // 8,), dtype=torch.int64)
        kept = longs.view(torch.uint8)[: values.numel()].view(values.shape) >= self.dropped
        return values * (kept.to(values.dtype) * (256 / (256 - self.dropped)))
