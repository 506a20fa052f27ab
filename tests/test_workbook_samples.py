"""Every sample workbook is read as its expectation says (tests/workbooks and tests/cases, *.expected.json)."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from cchc.reading import read_workbook

FOLDERS = [Path(__file__).parent / name for name in ("workbooks", "cases")]
EXPECTATIONS = [path for folder in FOLDERS for path in sorted(folder.glob("*.expected.json"))]
NOT_YET: dict[str, str] = {}


def sample_of(expectation: Path) -> Path:
    stem = expectation.name.removesuffix(".expected.json")
    return next(path for path in expectation.parent.glob(f"{stem}.*") if path.suffix != ".json")


def agrees(expected: Any, actual: Any) -> bool:
    if isinstance(expected, dict) and set(expected) == {"any"}:
        return any(agrees(one, actual) for one in expected["any"])
    if isinstance(expected, bool) or expected is None or isinstance(expected, str):
        return bool(expected == actual and type(expected) is type(actual))
    if isinstance(expected, (int, float)):
        return (
            isinstance(actual, (int, float))
            and not isinstance(actual, bool)
            and abs(expected - actual) <= 1e-6
        )
    if isinstance(expected, dict):
        return isinstance(actual, dict) and all(
            k in actual and agrees(v, actual[k]) for k, v in expected.items()
        )
    return bool(expected == actual)


def row_of(cell: str | None) -> int | None:
    match = re.fullmatch(r"[A-Z]+(\d+)", cell or "")
    return int(match[1]) if match else None


def is_meant(wanted: dict[str, Any], problem: dict[str, Any]) -> bool:
    plain = {key: value for key, value in wanted.items() if key != "row"}
    return agrees(plain, problem) and ("row" not in wanted or agrees(wanted["row"], row_of(problem["cell"])))


def table_differences(wanted: dict[str, Any], table: dict[str, Any]) -> list[str]:
    found = [
        f"{table['sheet']}.{key}: {table.get(key)!r}, not {value!r}"
        for key, value in wanted.items()
        if key not in ("rows", "n_rows") and not agrees(value, table.get(key))
    ]
    rows = wanted.get("rows")
    count = wanted.get("n_rows", len(rows) if rows is not None else len(table["rows"]))
    if len(table["rows"]) != count:
        found.append(f"{table['sheet']}: {len(table['rows'])} rows, not {count}")
    for row in rows or []:
        same = [
            r
            for r in table["rows"]
            if r["row"] == row["row"] and ("area" not in row or r.get("area") == row["area"])
        ]
        if not same:
            found.append(f"row {row['row']} is missing")
        for actual in same[:1]:
            found.extend(
                f"row {row['row']} {key}: {actual.get(key)!r}, not {value!r}"
                for key, value in row.items()
                if key not in actual or not agrees(value, actual[key])
            )
    return found


def problem_differences(wanted: dict[str, Any], problems: list[dict[str, Any]]) -> list[str]:
    found = [
        f"not reported: {one}" for one in wanted["problems"] if not any(is_meant(one, p) for p in problems)
    ]
    allowed = wanted["problems"] + wanted.get("may", [])
    further = [problem for problem in problems if not any(is_meant(one, problem) for one in allowed)]
    if wanted.get("no_other_errors"):
        found.extend(f"further error: {p}" for p in further if p["severity"] == "error")
    warnings = [problem for problem in further if problem["severity"] == "warning"]
    if "max_extra_warnings" in wanted and len(warnings) > wanted["max_extra_warnings"]:
        found.extend(f"further warning: {warning}" for warning in warnings)
    return found


def differences(wanted: dict[str, Any], actual: dict[str, Any]) -> list[str]:
    found = problem_differences(wanted, actual["problems"])
    tables = wanted.get("tables", [])
    if "tables" in wanted and len(tables) != len(actual["tables"]):
        found.append(f"{len(actual['tables'])} tables, not {len(tables)}")
    for one, table in zip(tables, actual["tables"], strict=False):
        found.extend(table_differences(one, table))
    return found


@pytest.mark.parametrize(
    "expectation", EXPECTATIONS, ids=lambda path: path.name.removesuffix(".expected.json")
)
def test_sample_is_read_as_expected(expectation: Path) -> None:
    wanted = json.loads(expectation.read_text(encoding="utf-8"))
    sample = sample_of(expectation)
    actual = read_workbook(sample.read_bytes(), sample.name).as_dict()
    # What goes out is JSON: dates and numbers must survive it.
    actual = json.loads(json.dumps(actual, ensure_ascii=False))
    found = [differences(one, actual) for one in wanted.get("any_of", [wanted])]
    if sample.stem in NOT_YET:
        assert all(found)
        pytest.xfail("a kind that the reader does not know yet")
    assert [] in found, found
