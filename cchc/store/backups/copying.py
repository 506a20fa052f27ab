"""The process that copies and examines for the one that holds the database: `python -m cchc.store.backups.copying`.

A line of JSON for each thing to do, and one for each that is done. It says «ready» first: starting takes longer than
copying, and nobody should wait for it.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from types import TracebackType
from typing import Any, Self

import duckdb

from cchc.language import _
from cchc.store.backups.examining import Contents, examine
from cchc.store.backups.manifest import Kind, file_fingerprint
from cchc.store.backups.portable import read_portable
from cchc.store.backups.restoring import rehearse
from cchc.store.errors import StoreError
from cchc.store.file.whole_copy import flush_to_disk

ROOT = Path(__file__).parents[3]


class Copier:
    """The other process, for as long as the block lasts."""

    def __enter__(self) -> Self:
        self.words = TemporaryFile()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "cchc.store.backups.copying"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.words, cwd=ROOT,
        )  # fmt: skip
        self.answer()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind:
            self.process.kill()
        self.process.communicate()
        self.words.close()

    def copy(self, source: str, target: Path) -> None:
        """Copy a file; it is on the disk when this returns. Raises StoreError."""
        self.ask(do="copy", source=source, target=str(target))

    def examine(self, path: Path, kind: Kind) -> tuple[Contents, dict[str, int], str]:
        """What stands in a backup, what the checks find, and the file's SHA-256. Raises StoreError."""
        found = self.ask(do="examine", path=str(path), kind=kind)
        return Contents(**found["contents"]), found["offences"], found["sha256"]

    def rehearse(self, path: Path) -> tuple[int, int]:
        """How many questions a backup answers that is restored for a trial, and its data version. Raises StoreError."""
        found = self.ask(do="rehearse", path=str(path))
        return int(found["questions"]), int(found["version"])

    def ask(self, **order: str) -> dict[str, Any]:
        """Send an order and wait for its answer. Raises StoreError where the process died or failed."""
        assert self.process.stdin
        try:
            self.process.stdin.write(json.dumps(order).encode() + b"\n")
            self.process.stdin.flush()
        except BrokenPipeError:
            raise self.death() from None
        return self.answer()

    def answer(self) -> dict[str, Any]:
        """The next answer of the process, as JSON."""
        assert self.process.stdout
        line = self.process.stdout.readline()
        if not line:
            raise self.death()
        found: dict[str, Any] = json.loads(line)
        if "failed" in found:
            raise StoreError(str(found["failed"]), str(found["advice"]))
        return found

    def death(self) -> StoreError:
        """Of a process that ended before it answered: what it said last."""
        code = self.process.wait()
        self.words.seek(0)
        lines = self.words.read().decode("utf-8", "replace").strip().splitlines()
        return StoreError(
            _("Tiến trình sao lưu dừng giữa chừng."),
            _("Cơ sở dữ liệu vẫn nguyên như cũ. ({error})").format(error=lines[-1] if lines else code),
        )


def do(order: Mapping[str, str]) -> dict[str, Any]:
    """One thing, done by this process."""
    if order["do"] == "copy":
        shutil.copyfile(order["source"], order["target"])
        flush_to_disk(Path(order["target"]))
        return {}
    path = Path(order["path"])
    if order["do"] == "rehearse":
        tried = rehearse(path)
        return {"questions": tried.questions, "version": tried.contents.version}
    sha256 = file_fingerprint(path)
    with TemporaryDirectory(dir=path.parent, prefix=".cchc-") as room:
        whole = path
        if order["kind"] == "portable":
            read_portable(path, whole := Path(room) / "cchc.duckdb")
        found, offences = examine(whole)
    return {"contents": asdict(found), "offences": offences, "sha256": sha256}


def main() -> None:
    """The process: an order per line on its input, an answer per line on its output."""
    answers = os.fdopen(os.dup(1), "w", buffering=1)
    os.dup2(2, 1)  # DuckDB takes a process that starts so for a person's, and prints how far it is
    print(json.dumps({}), file=answers)
    for line in sys.stdin:
        try:
            answer = do(json.loads(line))
        except StoreError as error:
            answer = {"failed": error.title, "advice": error.advice}
        except (OSError, duckdb.Error) as error:
            answer = {"failed": _("Không sao lưu được."), "advice": str(error)}
        print(json.dumps(answer), file=answers)


if __name__ == "__main__":
    main()
