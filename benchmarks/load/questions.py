"""What pages ask, told by a process of its own: the one that measures opens no page."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.load.servers import ROOT, UNIT, copied
from benchmarks.recording import Question


def asked(database: Path, pages: Sequence[str]) -> dict[str, list[Question]]:
    """The questions of each page for one unit, each once."""
    with copied(database) as copy:
        environment = {**os.environ, "CCHC_DATABASE": str(copy), "CCHC_UNIT": UNIT}
        command = [sys.executable, "-m", "benchmarks.load.asked", *pages]
        told = subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE)
    questions: dict[str, list[Question]] = json.loads(told.stdout)
    return questions
