"""Children that are kept to read one file after the other: starting one takes longer than it reads.

A child never touches a file itself. For each it forks a process that has the limits, reads, answers and ends, so a file that
kills its reader, or fills its memory, leaves nothing behind for the next (decision 0012).
"""

from __future__ import annotations

import atexit
import gc
import json
import os
import signal
import struct
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Callable
from threading import Lock, Timer
from typing import Any, NoReturn

from cchc.reading.sandbox import child

Work = Callable[[dict[str, Any], bytes], bytes]
# Before each file the lengths of what is said of it and of its bytes, before each answer its own.
_ASKED = struct.Struct("!QQ")
_ANSWERED = struct.Struct("!Q")
_CAN_FORK = hasattr(os, "fork")  # Windows cannot: there a child reads one file


class Readers:
    """The children of one module, each for one file at a time; as many as are asked at once (`reading_queue.py` bounds that)."""

    def __init__(self, module: str) -> None:
        self.module = module
        self._idle: list[_Reader] = []
        self._changing = Lock()
        atexit.register(self.close)

    def ask(self, given: dict[str, Any], content: bytes, seconds: float) -> bytes:
        """What the module answers to a dictionary and the file's bytes; raises ChildError."""
        reader = self._borrow()
        try:
            answer = reader.ask(given, content, seconds)
        except child.ChildError:
            reader.close()
            raise
        if _CAN_FORK:
            with self._changing:
                self._idle.append(reader)
        else:
            reader.close()
        return answer

    def _borrow(self) -> _Reader:
        with self._changing:
            reader = self._idle.pop() if self._idle else None
        if reader and reader.process.poll() is not None:
            reader.close()
            return self._borrow()
        return reader or _Reader(self.module)

    def close(self) -> None:
        """End those who wait for a file."""
        with self._changing:
            idle, self._idle = self._idle, []
        for reader in idle:
            reader.close()


class _Reader:
    def __init__(self, module: str) -> None:
        self.words = tempfile.TemporaryFile()  # noqa: SIM115 (closed with the child)
        self.process = subprocess.Popen(
            [sys.executable, "-m", module],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self.words,
            cwd=child.ROOT,
            start_new_session=True,  # so that it can be stopped together with what it forked
        )

    def ask(self, given: dict[str, Any], content: bytes, seconds: float) -> bytes:
        """The answer; after a ChildError the child is gone."""
        self.words.seek(0)
        self.words.truncate()
        clock = Timer(seconds, self.kill)
        clock.daemon = True
        clock.start()
        answer = self._exchange(json.dumps(given).encode(), content)
        in_time = clock.is_alive()
        clock.cancel()
        if not in_time:
            raise child.out_of_time(seconds)
        if answer is None:
            code = self.process.wait()
            self.words.seek(0)
            raise child.death(code, self.words.read())
        return answer

    def _exchange(self, header: bytes, content: bytes) -> bytes | None:
        """The whole answer, None where the child ended before."""
        assert self.process.stdin
        assert self.process.stdout
        try:
            for part in (_ASKED.pack(len(header), len(content)), header, content):
                self.process.stdin.write(part)
            self.process.stdin.flush()
        except BrokenPipeError:
            return None
        length = self.process.stdout.read(_ANSWERED.size)
        size = _ANSWERED.unpack(length)[0] if len(length) == _ANSWERED.size else 0
        answer = self.process.stdout.read(size)
        return answer if size and len(answer) == size else None

    def kill(self) -> None:
        """End the child and what it forked, at once."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL) if _CAN_FORK else self.process.kill()

    def close(self) -> None:
        self.kill()
        self.process.wait()
        self.words.close()
        for pipe in (self.process.stdin, self.process.stdout):
            assert pipe
            pipe.raw.close()  # type: ignore[attr-defined]


def serve_files(work: Work, seconds: int) -> None:
    """In the child: answer until nobody asks any more. After a fork that died it ends in the same way, so that the parent
    learns of what."""
    answers = os.dup(1)
    os.dup2(2, 1)  # what a library prints is no answer
    # A fork ends as soon as it has answered, so nothing that it leaves behind need be looked for.
    gc.disable()
    while sizes := _take(_ASKED.size):
        if not _CAN_FORK:
            _answer(work, sizes, seconds, answers)
            return
        if (fork := os.fork()) == 0:
            _answer_and_end(work, sizes, seconds, answers)
        code = os.waitstatus_to_exitcode(os.waitpid(fork, 0)[1])
        if code < 0:
            os.kill(os.getpid(), -code)
        if code:
            os._exit(abs(code))


def _answer_and_end(work: Work, sizes: bytes, seconds: int, answers: int) -> NoReturn:
    code = 1
    try:
        _answer(work, sizes, seconds, answers)
        code = 0
    except MemoryError:
        code = child.OUT_OF_MEMORY
    except Exception:
        traceback.print_exc()
    finally:
        os._exit(code)


def _answer(work: Work, sizes: bytes, seconds: int, answers: int) -> None:
    child.limit_process(seconds)
    header, content = (_take(size) for size in _ASKED.unpack(sizes))
    answer = work(json.loads(header), content)
    with os.fdopen(answers, "wb") as pipe:
        pipe.write(_ANSWERED.pack(len(answer)) + answer)


def _take(size: int) -> bytes:
    """So many bytes of what the parent sends, and not one more: the next file is for another process. Nothing at its end."""
    parts = []
    while size and (part := os.read(0, size)):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)
