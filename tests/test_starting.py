"""A server that cannot have its database says why, and nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from cchc.store import Store
from tests.browser.serving import free_port
from tests.test_store import sheet

ROOT = Path(__file__).parents[1]
COMMANDS = {
    "serve": ["-m", "cchc", "serve", "--port"],
    "streamlit": ["-m", "streamlit", "run", "app.py", "--server.headless", "true", "--server.port"],
}
# What uvicorn, on which Streamlit runs the application, adds, for programs that watch its log.
ENDED = "Application startup failed. Exiting."


def test_a_second_server_on_the_same_file_says_so_in_a_sentence_and_ends(store: Store) -> None:
    given = {**os.environ, "CCHC_DATABASE": store.path}
    second = {
        name: subprocess.Popen(
            [sys.executable, *command, str(free_port())], cwd=ROOT, env=given, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )
        for name, command in COMMANDS.items()
    }  # fmt: skip
    for name, process in second.items():
        said, _nothing = process.communicate(timeout=60)
        assert process.returncode, name
        lines = [line for line in said.splitlines() if line.strip() and ENDED not in line]
        assert len(lines) == 1, said
        assert "đang được một chương trình khác giữ" in lines[0]
        assert lines[0].endswith("Mở bảng điều khiển đang chạy ấy; muốn chạy lại thì dừng nó trước.")
    store.publish(sheet(1.0))
    assert store.trouble() is None
