"""Every page of the demonstration as people meet it, for review: `python -m tests.browser.screenshots [FOLDER] [PAGE…]`."""

import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Literal

import click
from playwright.sync_api import Browser

from cchc.demo.build import build
from tests.browser.serving import PAGES, ROOT, browsing, open_page, open_window, serving
from tests.browser.small_pictures import save_small

Scheme = Literal["light", "dark"]
LOOKS: dict[str, tuple[int, int, Scheme]] = {
    "light": (1440, 900, "light"),
    "dark": (1440, 900, "dark"),
    "phone": (390, 844, "light"),
    "laptop": (1280, 720, "light"),
    "projector": (1920, 1080, "light"),
}
# What a page is looked at with; the others open as they are.
VIEWS = {
    "so_sanh": "chi_so=PAPI&xem=duong",
    "chi_so_766": "ky=2026-10",
    "sap_xep": "tinh_thanh=mo-phong",
}


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), default=ROOT / "docs" / "screenshots")
@click.argument("pages", nargs=-1, type=click.Choice(list(PAGES)))
@click.option("--database", type=click.Path(path_type=Path), help="instead of the demonstration")
@click.option("--query", help="the address after the question mark, for example nam=2023")
def main(folder: Path, pages: tuple[str, ...], database: Path | None, query: str | None) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        shown = Path(scratch) / "cchc.duckdb"
        if database:
            shutil.copy(database, shown)
        else:
            build(shown)
        with serving(shown, Path(scratch) / "log", "uvicorn") as address, browsing() as browser:
            for name in pages or PAGES:
                view = VIEWS.get(name, "") if query is None else query
                target = f"{address}/{'' if name == 'tong_quan' else name}?{view}"
                for look, (width, height, scheme) in LOOKS.items():
                    picture(browser, target, folder / f"{name}-{look}.png", width, height, scheme)
                paper(browser, target, folder / f"{name}-paper.pdf")


def picture(browser: Browser, target: str, path: Path, width: int, height: int, scheme: Scheme) -> None:
    """The whole page, so the window is made as high as what it holds."""
    page = open_window(browser, width, height, color_scheme=scheme)
    open_page(page, target)
    content = page.evaluate("document.querySelector('[data-testid=stMainBlockContainer]').scrollHeight")
    page.set_viewport_size({"width": width, "height": max(height, min(content + 20, 6000))})
    page.wait_for_timeout(800)
    save_small(page.screenshot(), path)
    page.close()


def paper(browser: Browser, target: str, path: Path) -> None:
    """A4 as a person prints it, and its sheets as pictures where poppler is there."""
    page = open_window(browser)
    open_page(page, target)
    page.pdf(path=path, print_background=True, prefer_css_page_size=True)
    page.close()
    if shutil.which("pdftoppm"):
        subprocess.run(["pdftoppm", "-r", "70", "-png", path, path.with_suffix("")], check=True)


if __name__ == "__main__":
    main()
