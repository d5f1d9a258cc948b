"""Vertex data for EXT_meshopt_compression with its bytes left whole, so that brotli finds what repeats.

A hall repeats itself: forty frames, ten chairs, hundreds of boxes whose corners follow each other in one
order. The codec's own encoder packs differences into two or four bits, which hides that from what packs the
file on its way: halls are a fifth larger then. This writes the same stream, which every decoder reads, with
each difference as a byte. Layout after the extension's specification, appendix A, mode 0.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

HEAD = b"\xa0"
BLOCK_BYTES, MOST_ROWS, GROUP = 8192, 256, 16
LEAST_TAIL = 32


def encode_deltas(rows: NDArray[Any]) -> bytes:
    """Return the stream of (n, k) rows of a multiple of four bytes, 256 at most."""
    data = np.ascontiguousarray(rows).view(np.uint8).reshape(len(rows), -1)
    stride = data.shape[1]
    before = np.vstack([data[:1], data[:-1]])
    # differences modulo 256, nearest to zero first: 0, -1, 1, -2, ...
    delta = (data - before).view(np.int8)
    zigzag = (delta << 1).view(np.uint8) ^ (delta >> 7).view(np.uint8)
    size = min(MOST_ROWS, BLOCK_BYTES // stride // GROUP * GROUP)
    out = [HEAD]
    for begin in range(0, len(data), size):
        block = zigzag[begin : begin + size]
        groups = -(-len(block) // GROUP)
        columns = np.zeros((stride, groups * GROUP), np.uint8)
        columns[:, : len(block)] = block.T
        # two bits for each group: 3 says that its bytes follow as they are
        head = b"\xff" * (groups // 4) + (bytes([(1 << 2 * (groups % 4)) - 1]) if groups % 4 else b"")
        out += [part for column in columns for part in (head, column.tobytes())]
    return b"".join((*out, bytes(max(LEAST_TAIL, stride) - stride), data[0].tobytes()))
