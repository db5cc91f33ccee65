"""The encoder in numpy: `QuantisedEncoder` bit for bit as the kernels compute it, `float_encode` as the checkpoint means it.

The kernels' arithmetic is 32-bit IEEE in a fixed order, so that numpy, which rounds after every operation, can repeat it exactly. Whatever changes in
packages/reader/kernels changes here too; the golden test of the product compares the bytes.
"""

import math

import numpy as np

F = np.float32


def lane_sums(rows):
    """Sums of rows over four lanes that are added last as (0 + 1) + (2 + 3)."""
    lanes = np.zeros((*rows.shape[:-1], 4), dtype=F)
    for at in range(0, rows.shape[-1], 4):
        lanes = lanes + rows[..., at : at + 4]
    return (lanes[..., 0] + lanes[..., 1]) + (lanes[..., 2] + lanes[..., 3])


def eight_lane_sums(rows):
    """As `lane_sums` over even and odd groups of four, which are added before their lanes are."""
    groups = rows.reshape(*rows.shape[:-1], -1, 2, 4)
    lanes = np.zeros((*rows.shape[:-1], 2, 4), dtype=F)
    for at in range(groups.shape[-3]):
        lanes = lanes + groups[..., at, :, :]
    return lane_sums(lanes[..., 0, :] + lanes[..., 1, :])


def layer_norm(rows, gain, shift, epsilon):
    width = F(rows.shape[-1])
    centred = rows - (eight_lane_sums(rows) / width)[:, None]
    variance = eight_lane_sums(centred * centred) / width
    factor = F(1) / np.sqrt(variance + F(epsilon))
    return (centred * factor[:, None]) * gain + shift


def quantise_rows(rows):
    """Units of -127 to 127 and a step for each row."""
    most = np.abs(rows).max(axis=1)
    per_step = np.divide(F(127), most, out=np.zeros_like(most), where=most > 0)
    return np.rint(rows * per_step[:, None]).astype(np.int64), most / F(127)


def linear(rows, units, scales, bias):
    quantised, step = quantise_rows(rows)
    sums = quantised @ (units.astype(np.int64) - 64).T
    return (sums.astype(F) * step[:, None]) * scales + bias


def multiply(a, b):
    """a · b with the terms added one after the other."""
    result = np.zeros((a.shape[0], b.shape[1]), dtype=F)
    for term in range(a.shape[1]):
        result = result + a[:, term, None] * b[None, term, :]
    return result


def exp2_negative(x):
    held = np.maximum(x, F(-86))
    n = np.rint(held)
    f = held - n
    p = f * F(0.009570099) + F(0.05591786)
    p = p * f + F(0.24024744)
    p = p * f + F(0.6931218)
    p = p * f + F(0.9999993)
    return np.ldexp(p, n.astype(np.int32)).astype(F)


def softmax(rows, scale):
    columns = rows.shape[1]
    padded = np.full((rows.shape[0], -(-columns // 8) * 8), -np.inf, dtype=F)
    padded[:, :columns] = rows
    power = exp2_negative((padded - rows.max(axis=1, keepdims=True)) * (F(scale) * F(1.44269504)))
    return (power * (F(1) / lane_sums(power))[:, None])[:, :columns]


def gelu(x):
    held = np.clip(x, F(-4.5), F(4.5))
    t = held * held
    p = t * F(6.667343e-5) + F(0.007664436)
    p = p * t + F(0.054767463)
    p = p * t + F(0.7978658)
    q = t * F(0.0011668094) + F(0.02380664)
    q = q * t + F(0.2352854)
    q = q * t + F(1)
    half = x * F(0.5)
    return half + half * ((held * p) / q)


class QuantisedEncoder:
    """The forward pass over the tensors of a model file."""

    def __init__(self, config, tensors):
        self.config = config["encoder"]
        self.tensors = tensors

    def linear(self, rows, name):
        t = self.tensors
        return linear(rows, t[f"{name}.weight"], t[f"{name}.scales"], t[f"{name}.bias"])

    def norm(self, rows, name):
        return layer_norm(rows, self.tensors[f"{name}.gain"], self.tensors[f"{name}.shift"], self.config["epsilon"])

    def rows_of(self, table, ids):
        return self.tensors[table][ids].astype(F) * self.tensors[f"{table}.scales"][ids][:, None]

    def attention(self, rows, name):
        heads = self.config["heads"]
        size = rows.shape[1] // heads
        query, key, value = (self.linear(rows, f"{name}.attention.{part}") for part in ("query", "key", "value"))
        context = np.zeros_like(rows)
        for head in range(heads):
            part = slice(head * size, (head + 1) * size)
            weights = softmax(multiply(query[:, part], key[:, part].T), 1 / math.sqrt(size))
            context[:, part] = multiply(weights, value[:, part])
        return self.linear(context, f"{name}.attention.output")

    def encode(self, ids, types=None):
        ids = np.asarray(ids)
        types = np.zeros_like(ids) if types is None else np.asarray(types)
        rows = (self.rows_of("embeddings.word", ids) + self.rows_of("embeddings.type", types)) + self.rows_of("embeddings.position", np.arange(len(ids)))
        rows = self.norm(rows, "embeddings.norm")
        for layer in range(self.config["layers"]):
            name = f"layer.{layer}"
            rows = self.norm(rows + self.attention(rows, name), f"{name}.attention.norm")
            change = self.linear(gelu(self.linear(rows, f"{name}.feed.up")), f"{name}.feed.down")
            rows = self.norm(rows + change, f"{name}.feed.norm")
        return rows


_erf = np.vectorize(math.erf)


def float_encode(encoder, weights, ids):
    """The forward pass in 64-bit floats over weights under the names of the model file, not quantised."""

    def norm(x, name):
        centred = x - x.mean(axis=1, keepdims=True)
        return centred / np.sqrt((centred**2).mean(axis=1, keepdims=True) + encoder["epsilon"]) * weights[f"{name}.gain"] + weights[f"{name}.shift"]

    def apply(x, name):
        return x @ weights[f"{name}.weight"].T.astype(np.float64) + weights[f"{name}.bias"]

    heads = encoder["heads"]
    x = weights["embeddings.word"][ids].astype(np.float64) + weights["embeddings.type"][0] + weights["embeddings.position"][: len(ids)]
    x = norm(x, "embeddings.norm")
    for layer in range(encoder["layers"]):
        name = f"layer.{layer}"
        split = lambda y: y.reshape(len(ids), heads, -1).transpose(1, 0, 2)
        query, key, value = (split(apply(x, f"{name}.attention.{part}")) for part in ("query", "key", "value"))
        scores = query @ key.transpose(0, 2, 1) / math.sqrt(query.shape[-1])
        power = np.exp(scores - scores.max(axis=-1, keepdims=True))
        context = (power / power.sum(axis=-1, keepdims=True)) @ value
        x = norm(x + apply(context.transpose(1, 0, 2).reshape(len(ids), -1), f"{name}.attention.output"), f"{name}.attention.norm")
        up = apply(x, f"{name}.feed.up")
        x = norm(x + apply(up * 0.5 * (1 + _erf(up / math.sqrt(2))), f"{name}.feed.down"), f"{name}.feed.norm")
    return x
