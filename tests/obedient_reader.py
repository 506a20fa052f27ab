"""A child of `cchc.reading.sandbox.readers` that does what it is told instead of reading: `python -m tests.obedient_reader`."""

from __future__ import annotations

import os
import resource
import signal
import sys
import time
from typing import Any

from cchc.reading.sandbox import readers

SEEN: list[int] = []  # what an earlier file would have left behind


def work(given: dict[str, Any], content: bytes) -> bytes:
    match given["does"]:
        case "dies":
            os.kill(os.getpid(), signal.Signals[given["of"]])
        case "fails":
            raise KeyError(given["of"])
        case "fills memory":
            bytearray(1 << 40)
        case "computes":
            until = time.process_time() + given["seconds"]
            while time.process_time() < until:
                pass
        case "sleeps":
            time.sleep(given["seconds"])
        case "prints":
            print("no answer" * 1_000, file=sys.stdout, flush=True)
    SEEN.append(len(content))
    memory = resource.getrlimit(resource.RLIMIT_AS)[0]
    return f"{os.getppid()} {len(SEEN)} {sum(SEEN)} {memory}".encode()


if __name__ == "__main__":
    readers.serve_files(work, seconds=1)
