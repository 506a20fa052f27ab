"""The page «Nạp dữ liệu» as a person works it: files put on it, boxes filled in, buttons pressed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

PAGES = Path(__file__).parents[1] / "pages"
SCRIPT = """
from pathlib import Path
import streamlit as st
pages = [st.Page(path, url_path=path.stem, default=path.stem == "nap_du_lieu") for path in Path({folder!r}).glob("*.py")]
st.navigation(pages).run()
"""


class IntakePage:
    """One visit. What a person names is found by its label."""

    def __init__(self, **files: bytes) -> None:
        # A hundred files on a busy machine take their time.
        self.page = AppTest.from_string(SCRIPT.format(folder=str(PAGES)), default_timeout=240)
        self.run()
        self.send(**files)

    def run(self) -> None:
        self.page.run()
        assert not self.page.exception, [error.message for error in self.page.exception]

    def send(self, **files: bytes) -> None:
        """Put files on the page; names are without their ending."""
        for name, content in files.items():
            self.page.file_uploader[0].upload(f"{name}.xlsx", content)
        self.run()

    def find(self, kind: str, label: str) -> Any:
        """The first widget of a kind whose label begins so; raises StopIteration."""
        widgets: Sequence[Any] = self.page.get(kind)
        return next(widget for widget in widgets if widget.label.startswith(label))

    def has(self, kind: str, label: str) -> bool:
        widgets: Sequence[Any] = self.page.get(kind)
        return any(widget.label.startswith(label) for widget in widgets)

    def fill(self, label: str, text: str) -> None:
        self.find("text_input", label).set_value(text)
        self.run()

    def choose(self, label: str, option: str) -> None:
        """The first option of a select box that contains this text."""
        box = self.find("selectbox", label)
        box.select(next(one for one in box.options if option in one))
        self.run()

    def tick(self, label: str) -> None:
        self.find("checkbox", label).check()
        self.run()

    def press(self, label: str) -> None:
        self.find("button", label).click()
        self.run()

    def look_at(self, name: str) -> None:
        self.choose("Xem tệp", name)

    @property
    def files(self) -> dict[str, str]:
        """File → its state, as the table of all files says."""
        tables = [*self.page.table, *self.page.dataframe]  # a long one is a grid
        rows = next(table.value for table in tables if "Tệp" in table.value)
        return dict(zip(rows["Tệp"], rows["Trạng thái"], strict=True))

    @property
    def said(self) -> str:
        """Everything written on the page."""
        kinds = ("header", "markdown", "caption", "info", "warning", "success", "error")
        elements: list[Any] = [element for kind in kinds for element in self.page.get(kind)]
        return "\n".join(str(element.value) for element in elements)
