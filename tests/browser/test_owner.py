"""The running dashboard owns the database, from before its first visitor on."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.browser.serving import ROOT, seed, serving


@pytest.mark.parametrize("server", ["streamlit", "uvicorn"])
def test_a_command_is_told_at_once_that_the_dashboard_holds_the_database(tmp_path: Path, server: str) -> None:
    database = tmp_path / "cchc.duckdb"
    seed(database)
    with serving(database, tmp_path / "log", server):
        told = subprocess.run(
            [sys.executable, "-m", "cchc", "uploads"],
            cwd=ROOT,
            env={**os.environ, "CCHC_DATABASE": str(database)},
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )
    assert (told.returncode, told.stdout) == (1, "")
    assert "Nạp dữ liệu" in told.stderr
