"""Files that are damaged, senseless, or true tables in the clothes of offices: a clean answer each, and no figure changed."""

from __future__ import annotations

import random
import time
from pathlib import Path

from benchmarks.attack.tally import Tally
from tests.dressing.comparing import SILENT
from tests.dressing.trial import trial as dressed
from tests.fuzz_workbooks import trial


def files(database: Path, seconds: float) -> Tally:
    """Damaged files and senseless sheets; `wrong` is what broke the reader or took more than ten seconds."""
    tally, seed = Tally("damaged files"), random.randrange(10**6, 10**9)
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        tally.tried += 3
        try:
            trial(seed)
        except Exception as error:  # whatever it is, it is the finding
            tally.wrong += 1
            tally.said.append(
                f"python -m tests.fuzz_workbooks --seed {seed}: {type(error).__name__}: {error}"
            )
        seed += 1
    return tally


def clothes(database: Path, seconds: float) -> Tally:
    """Tables whose figures are known; `wrong` is a figure that was read as another one without a word."""
    tally, seed = Tally("dressed workbooks"), random.randrange(10**6, 10**9)
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        tally.tried += 1
        silent = [finding.text for finding in dressed(seed).findings if finding.kind == SILENT]
        tally.wrong += bool(silent)
        tally.said += [f"python -m tests.dressing --seed {seed} --trials 1: {text}" for text in silent]
        seed += 1
    return tally
