"""What each page asks, as JSON, for the pages built plainly: `python -m benchmarks.load.asked PAGE…`, on `CCHC_DATABASE`."""

import json
import sys
from collections.abc import Sequence

from streamlit.testing.v1 import AppTest

from benchmarks.measuring import SCRIPT, record
from benchmarks.recording import Question


def asked(pages: Sequence[str]) -> dict[str, list[Question]]:
    """The questions of each page, each once."""
    scripts = {name: AppTest.from_string(SCRIPT.format(name=name), default_timeout=120) for name in pages}
    return {name: record(script).questions for name, script in scripts.items()}


if __name__ == "__main__":
    print(json.dumps(asked(sys.argv[1:])))
