"""From the product of a statement's chances to the share of such statements that are right.

For each type: chance = σ(a · logit(product) + b), fitted on documents that trained nothing; a ≥ 0 keeps the order. Few
numbers, so that a hundred statements are enough.
"""

import math

import numpy as np


def logit(chance: np.ndarray) -> np.ndarray:
    held = np.clip(chance, 1e-5, 1 - 1e-5)
    return np.log(held / (1 - held))


def fit(judged: list[tuple[float, bool]], rounds: int = 200) -> tuple[float, float]:
    """(a, b) by Newton's method with a weak pull towards (1, 0)."""
    if not judged:
        return 1.0, 0.0
    x = logit(np.array([sureness for sureness, _ in judged]))
    y = np.array([float(right) for _, right in judged])
    rows = np.stack([x, np.ones_like(x)], axis=1)
    weights, pull, centre = np.array([1.0, 0.0]), np.diag([1.0, 0.1]), np.array([1.0, 0.0])
    for _ in range(rounds):
        chance = 1 / (1 + np.exp(-rows @ weights))
        gradient = rows.T @ (chance - y) + pull @ (weights - centre)
        curve = rows.T @ (rows * (chance * (1 - chance))[:, None]) + pull
        step = np.linalg.solve(curve, gradient)
        step /= max(1.0, np.abs(step).max())  # far steps overshoot where nearly all are sure
        weights = weights - step
        if np.abs(step).max() < 1e-9:
            break
    return max(0.0, float(weights[0])), float(weights[1])


def apply(parameters: tuple[float, float], sureness: float) -> float:
    return 1 / (1 + math.exp(-(parameters[0] * float(logit(np.array(sureness))) + parameters[1])))


def calibration_error(judged: list[tuple[float, bool]], bins: int = 10) -> float:
    """Mean distance of chance and share over bins of equal size."""
    ordered = sorted(judged)
    if not ordered:
        return 0.0
    error = 0.0
    for part in np.array_split(np.arange(len(ordered)), min(bins, len(ordered))):
        chances, rights = zip(*(ordered[n] for n in part))
        error += len(part) / len(ordered) * abs(sum(chances) / len(part) - sum(rights) / len(part))
    return error


def area_under_curve(judged: list[tuple[float, bool]]) -> float:
    """The chance that a right statement is surer than a wrong one."""
    right = [s for s, is_right in judged if is_right]
    wrong = [s for s, is_right in judged if not is_right]
    if not right or not wrong:
        return 0.5
    return sum((r > w) + 0.5 * (r == w) for r in right for w in wrong) / (len(right) * len(wrong))
