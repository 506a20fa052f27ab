"""A server that cannot have its database says why, and nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from cchc.store import Store

ROOT = Path(__file__).parents[1]


def test_a_second_server_on_the_same_file_says_so_in_a_sentence_and_ends(store: Store) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "uvicorn", "app:app", "--port", "0", "--log-level", "warning"],
        cwd=ROOT, env={**os.environ, "CCHC_DATABASE": store.path}, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert ran.returncode
    assert "đang được một chương trình khác giữ" in ran.stderr
    assert "Traceback" not in ran.stdout + ran.stderr
    assert len(ran.stderr.strip().splitlines()) == 2
