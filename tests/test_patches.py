"""Streamlit's files are changed as `cchc/browser/patches.py` says, or left alone."""

import logging
import re

import pytest

from cchc.browser.files import INDEX, files, original_content
from cchc.browser.mending import apply_patches, installed, served_content
from cchc.browser.patches import FOLDED, GRID, LINKS_HERE, PATCHES, SCRIPTS_HERE, Change, Patch


def test_every_patch_fits_the_installed_streamlit() -> None:
    assert installed().misfits == {}


def test_nothing_is_written_into_the_installed_package() -> None:
    for address, copy in installed().copies.items():
        assert original_content(address) != copy
    assert not [
        address
        for address, path in files().items()
        if address != INDEX and SCRIPTS_HERE.encode() in path.read_bytes()
    ]


@pytest.fixture(scope="module")
def mended_grid() -> str:
    (grid,) = [copy.decode() for copy in installed().copies.values() if GRID.encode() in copy]
    return grid


def test_the_grid_says_what_its_patches_bring(mended_grid: str) -> None:
    assert mended_grid.count(FOLDED) == 2
    assert mended_grid.count(".cell.displayData||") == 1
    assert (
        len(
            re.findall(
                r'/\[\\t\\n"\]/\.test\(\w\)\?\{\}:\{copyData:\w\.replaceAll\("\\u00a0"," "\)', mended_grid
            )
        )
        == 1
    )
    assert mended_grid.count("canExportCsv:!1") == 1


def test_choices_are_compared_without_diacritics_in_both_places() -> None:
    (choices,) = [copy.decode() for copy in installed().copies.values() if b"FILTER_MODE_FUZZY" in copy]
    assert choices.count(FOLDED) == 4


SMALL = {
    "/a.js": b"see(one);see(two);say(one)",
    "/b.js": b"nothing of it",
}
SEEING = Patch("seeing", "", "see(", (Change(r"see\((\w+)\)", r"look(\1)", times=2),))
SAYING = Patch("saying", "", "see(", (Change(r"say\(", "tell("),))


def test_patches_of_one_file_come_together() -> None:
    mended = apply_patches(SMALL, [SEEING, SAYING])
    assert mended.copies == {"/a.js": b"look(one);look(two);tell(one)"}
    assert mended.misfits == {}


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ((Change(r"see\(", "look("),), "too often"),
        ((Change(r"see\(", "look(", times=3),), "too rarely"),
        ((Change(r"say\(", "tell("), Change(r"gone\(", "")), "in part"),
    ],
)
def test_a_patch_that_does_not_fit_wholly_is_not_applied_and_is_named(
    changes: tuple[Change, ...], why: str
) -> None:
    mended = apply_patches(SMALL, [Patch(why, "", "see(", changes)])
    assert mended.copies == {}
    assert list(mended.misfits) == [why]


def test_a_patch_whose_file_is_gone_or_twice_there_is_not_applied() -> None:
    assert list(apply_patches({"/b.js": b"nothing"}, [SEEING]).misfits) == ["seeing"]
    assert list(apply_patches({**SMALL, "/c.js": SMALL["/a.js"]}, [SEEING]).misfits) == ["seeing"]


@pytest.mark.parametrize("patch", PATCHES, ids=lambda patch: patch.name)
def test_a_bundle_in_which_one_pattern_no_longer_fits_keeps_all_other_patches(patch: Patch) -> None:
    bundle = {address: original_content(address) for address in installed().copies}
    (address,) = [one for one, text in bundle.items() if re.search(patch.changes[0].pattern, text.decode())]
    bundle[address] = re.sub(patch.changes[0].pattern, "", bundle[address].decode()).encode()
    mended = apply_patches(bundle)
    assert list(mended.misfits) == [patch.name]
    untouched = apply_patches(bundle, [one for one in PATCHES if one is not patch])
    assert mended.copies == untouched.copies


def test_the_log_names_a_patch_that_does_not_fit_and_streamlits_own_file_is_served(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    own = {INDEX: original_content(INDEX).replace(b"<head>", b"<head data-other>")}
    monkeypatch.setattr("cchc.browser.mending.text_files", lambda: own)
    installed.cache_clear()
    try:
        with caplog.at_level(logging.WARNING):
            assert "choices are found without diacritics" in installed().misfits
        assert "the document carries our scripts and our style" in caplog.text
        assert LINKS_HERE not in served_content(INDEX).decode()
        grid = next(
            address
            for address, path in files().items()
            if path.suffix == ".js" and GRID.encode() in path.read_bytes()
        )
        assert served_content(grid) == original_content(grid)
    finally:
        installed.cache_clear()
