"""Our own scripts, which run in the document before Streamlit does: a file per subject in `scripts/`."""

from __future__ import annotations

import json
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
# In this order: the language is known before anything is written.
SUBJECTS = (
    "page_language",
    "translate",
    "grid_undo",
    "accessible",
    "menu",
    "paper",
    "first_visit",
    "history",
    "drafts",
    "client_buttons",
    "copied_figures",
    "upload_troubles",
)


@cache
def streamlit_texts() -> dict[str, Any]:
    """What Streamlit says and what it says here, as `texts.toml` has it."""
    return tomllib.loads((HERE / "texts.toml").read_text(encoding="utf-8"))


def script_constants() -> dict[str, str]:
    """What a script is given by the server, as lines before it."""
    patterns = [[one["english"], one["vietnamese"]] for one in streamlit_texts()["patterns"]]
    lines = (
        f"const TEXTS = {script_json(streamlit_texts()['texts'])};",
        f"const PATTERNS = {script_json(patterns)};",
    )
    return {"translate": "\n".join(lines)}


def script_json(value: object) -> str:
    """As JSON that no tag can end."""
    return json.dumps(value, ensure_ascii=False).replace("<", "\\u003c")


def own_scripts() -> str:
    """All of them as HTML, each in a block, so that none sees another's names."""
    before = script_constants()
    parts = [
        f"{before.get(name, '')}\n{(HERE / 'scripts' / f'{name}.js').read_text(encoding='utf-8')}"
        for name in SUBJECTS
    ]
    return "".join(f"<script>{{\n{part}}}</script>" for part in parts)
