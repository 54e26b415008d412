"""How the samples are shared out among threads."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from mlfundamentals._core.blocks import cut
from mlfundamentals._core.parallel import parallel_map_with

_CHUNKS = 32
"""Parts that threads take turns at; fixed, so that sums come out the same with any number of threads."""

_SHARES = 4
"""Two or four threads get equal numbers of blocks."""

ScratchT = TypeVar("ScratchT")
ResultT = TypeVar("ResultT")


def _blocks(n_samples: int, most: int) -> list[slice]:
    """Blocks of at most so many samples, all but the last of one size; a multiple of _SHARES if they are
    not too small."""
    count = -(-n_samples // most)
    size = max(-(-n_samples // (count + -count % _SHARES)), min(most, 1024))
    size += -size % 128
    return cut(slice(0, n_samples), size)


def over_chunks(
    n_samples: int,
    block: int,
    scratch: Callable[[], ScratchT],
    work: Callable[[ScratchT, list[slice]], ResultT],
) -> list[ResultT]:
    """work(scratch, blocks) for each chunk of blocks, in threads, results in order."""
    blocks = _blocks(n_samples, block)
    size = -(-len(blocks) // _CHUNKS)
    chunks = [blocks[chunk] for chunk in cut(slice(0, len(blocks)), size)]
    return parallel_map_with(scratch, work, chunks)
