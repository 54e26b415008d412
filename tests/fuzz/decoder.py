"""Coverage-guided fuzzing of all that reads what an answer's process sends: `make fuzz`.

Whatever the bytes are, they are a value or refused as malformed; a value is written to bytes that are read as
the same value. libFuzzer ends with a status other than 0 and writes the input down where that does not hold,
where a call takes seconds, or where it takes more memory than is allowed.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["mlfundamentals"]):
    from mlfundamentals.grading.sandbox import replies
    from mlfundamentals.grading.sandbox.clock import Ended
    from mlfundamentals.grading.sandbox.inside import frames
    from mlfundamentals.questions import codec

from mlfundamentals.questions.bank import Bank

NONCE = bytes(frames.NONCE_BYTES)
INDEX = frames.INDEX.pack(0)
CAPS = codec.Caps(size=1 << 20, items=10_000)


def decode(data: bytes) -> None:
    """A value is read and written, and read as the same."""
    try:
        value = codec.decode(data, CAPS)
    except codec.MalformedValue:
        return
    written = codec.encode(value)
    assert codec.encode(codec.decode(written)) == written


def read_body(data: bytes) -> None:
    """A frame's body: its fields, as a reply to a call and to a program."""
    try:
        fields = frames.unpack(data, 100)
    except frames.MalformedFrame:
        return
    for kind in frames.Kind:
        for read in (
            lambda kind: replies.read_load(kind, fields),
            lambda kind: replies.read_call(kind, [NONCE, INDEX, *fields], NONCE, 0),
        ):
            try:
                read(kind)
            except Ended:
                continue


def one_input(data: bytes) -> None:
    """Try one input on one of the readers, as its first byte says."""
    (read_body if data[:1] == b"F" else decode)(data[1:])


def write_corpus(folder: Path) -> None:
    """What honest processes send, to begin with."""
    bank = Bank()
    for name in bank.names():
        case = bank.key(name).cases[0]
        (folder / name).write_bytes(b"V" + case.args)
        body = frames.pack(frames.Kind.RETURNED, [case.args, b"\0", b"", b""])[frames.HEADER.size :]
        (folder / f"{name}_frame").write_bytes(b"F" + body)


def main() -> None:
    """Fuzz for some seconds; libFuzzer prints how far it got."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=60, help="how long; default 60")
    seconds = parser.parse_args().seconds
    with tempfile.TemporaryDirectory() as corpus:
        write_corpus(Path(corpus))
        flags = ["-timeout=5", "-rss_limit_mb=1024", "-max_len=4096", "-print_final_stats=1"]
        atheris.Setup([sys.argv[0], corpus, f"-max_total_time={seconds}", *flags], one_input)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
