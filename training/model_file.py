"""Writes and reads the model file format RAPMODL2 (numpy only).

Eight bytes `RAPMODL2`, the length of the header (u32, little-endian), the header as JSON with spaces behind it so that the blob starts at a multiple of 64, the
blob with each tensor at a multiple of 64. Types: u7 (bytes 0 to 127 with zero point 64), i8, f32, i32, utf8. A matrix of u7 or i8 names the f32 tensor that
holds one scale for each of its rows. A file may be packed by Zstandard. The reader of the product is packages/reader/src/language/encoder/model-file.ts.
"""

import hashlib
import json
import struct

import numpy as np
import zstandard

MAGIC = b"RAPMODL2"
VERSION = 1
ALIGNMENT = 64
TYPES = {"u7": np.uint8, "i8": np.int8, "f32": np.float32, "i32": np.int32, "utf8": np.uint8}


class ModelWriter:
    """Collects tensors in order; `write` puts them into a file."""

    def __init__(self, config):
        self.config = config
        self.tensors = []
        self.parts = []
        self.length = 0

    def add(self, name, dtype, values, scales=None):
        """Adds one tensor; `scales` is the name of the tensor with its scales."""
        array = np.ascontiguousarray(values, dtype=TYPES[dtype])
        if dtype == "u7" and array.size and array.max() > 127:
            raise ValueError(f"{name} has a weight above 127")
        if dtype == "f32" and not np.isfinite(array).all():
            raise ValueError(f"{name} has a number that is not finite")
        data = array.astype(array.dtype.newbyteorder("<"), copy=False).tobytes()
        entry = {"name": name, "dtype": dtype, "shape": list(array.shape), "offset": self.length, "byteLength": len(data)}
        if scales is not None:
            entry["scales"] = scales
        self.tensors.append(entry)
        padded = data + bytes(-len(data) % ALIGNMENT)
        self.parts.append(padded)
        self.length += len(padded)

    def add_text(self, name, text):
        self.add(name, "utf8", np.frombuffer(text.encode("utf-8"), dtype=np.uint8))

    def add_linear(self, name, weight, bias):
        """Adds a linear layer: weights of 7 bits with a scale for each output, and biases."""
        units, scales = quantise_weights(weight)
        self.add(f"{name}.weight", "u7", units, scales=f"{name}.scales")
        self.add(f"{name}.scales", "f32", scales)
        self.add(f"{name}.bias", "f32", bias)

    def add_table(self, name, table):
        """Adds an embedding table: 8 bits with a scale for each row."""
        units, scales = quantise_table(table)
        self.add(name, "i8", units, scales=f"{name}.scales")
        self.add(f"{name}.scales", "f32", scales)

    def write(self, path, packed=False):
        """Writes the file; `packed`: packed by Zstandard, as the shipped one is, since bytes of seven bits take less so."""
        blob = b"".join(self.parts)
        header = {"version": VERSION, "config": self.config, "tensors": self.tensors, "sha256": hashlib.sha256(blob).hexdigest()}
        text = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
        text += b" " * (-(len(MAGIC) + 4 + len(text)) % ALIGNMENT)
        whole = MAGIC + struct.pack("<I", len(text)) + text + blob
        with open(path, "wb") as file:
            file.write(zstandard.ZstdCompressor(level=3, write_checksum=True).compress(whole) if packed else whole)


def read_model(path):
    """Returns the configuration and the tensors by name."""
    with open(path, "rb") as file:
        data = file.read()
    if data[:4] == b"\x28\xb5\x2f\xfd":
        data = zstandard.ZstdDecompressor().decompress(data)
    if data[:8] != MAGIC:
        raise ValueError(f"{path} does not start with {MAGIC.decode()}")
    (length,) = struct.unpack_from("<I", data, 8)
    header = json.loads(data[12 : 12 + length])
    blob = memoryview(data)[12 + length :]
    tensors = {}
    for entry in header["tensors"]:
        part = blob[entry["offset"] : entry["offset"] + entry["byteLength"]]
        tensors[entry["name"]] = np.frombuffer(part, dtype=TYPES[entry["dtype"]]).reshape(entry["shape"])
    return header["config"], tensors


def quantise_weights(weight, candidates=41):
    """Units 0 to 127 (zero point 64) and a scale for each row.

    Of several scales from 0.6 to 1 times largest/63 the one with the least squared error is taken: cutting off a few outliers is better than a coarse step.
    """
    weight = np.asarray(weight, dtype=np.float64)
    most = np.abs(weight).max(axis=1)
    most = np.where(most > 0, most, 1)
    best_error = np.full(len(weight), np.inf)
    best_scale = np.ones(len(weight), dtype=np.float32)
    for share in np.linspace(0.6, 1, candidates):
        scale = (share * most / 63).astype(np.float32)
        error = ((units_of(weight, scale) * scale[:, None].astype(np.float64) - weight) ** 2).sum(axis=1)
        better = error < best_error
        best_error = np.where(better, error, best_error)
        best_scale = np.where(better, scale, best_scale)
    return (units_of(weight, best_scale) + 64).astype(np.uint8), best_scale


def units_of(weight, scale):
    return np.clip(np.rint(weight / scale[:, None].astype(np.float64)), -64, 63)


def quantise_table(table):
    """Units -127 to 127 and a scale for each row, the largest value over 127."""
    table = np.asarray(table, dtype=np.float64)
    most = np.abs(table).max(axis=1)
    scale = (np.where(most > 0, most, 1) / 127).astype(np.float32)
    return np.clip(np.rint(table / scale[:, None].astype(np.float64)), -127, 127).astype(np.int8), scale
