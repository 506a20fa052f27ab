"""Names come in the order of a Vietnamese dictionary everywhere; blanks come last, whichever way one sorts."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.store import Store, in_name_order
from cchc.store.questions import FOLDER
from tests.twins.order import LETTERS, NAMES, name_key

ROOT = Path(__file__).parents[1]
QUERIES = sorted(FOLDER.rglob("*.sql"))
PYTHON = sorted([*(ROOT / "cchc").rglob("*.py"), *(ROOT / "pages").glob("*.py")])
LISTED = [
    *(
        "An Giang",
        "Bà Rịa - Vũng Tàu",
        "Bạc Liêu",
        "Bắc Giang",
        "Bắc Kạn",
        "Bắc Ninh",
        "Bến Tre",
        "Bình Dương",
    ),
    *("Bình Định", "Bình Phước", "Bình Thuận", "Cà Mau", "Cao Bằng", "Cần Thơ", "Dak", "Đà Nẵng", "Đắk Lắk"),
    *("Đắk Nông", "Điện Biên", "Đồng Nai", "Đồng Tháp", "Gia Lai", "Hà Giang", "Hà Nam", "Hà Nội", "Hà Tĩnh"),
    *(
        "Hải Dương",
        "Hải Phòng",
        "Hậu Giang",
        "Hòa Bình",
        "Hồ Chí Minh",
        "Huế",
        "Hưng Yên",
        "Oanh",
        "Ôn",
        "Ơn",
    ),
    *("Ung", "Ưng", "Xã Số 2", "Xã Số 10", "Yên Bái"),
]
words = st.text("aàáăằắâầbcdđeèêềhimnoóôơờtuúưừyAĂĐÔ 0129.-·", min_size=1, max_size=8)


def test_names_come_as_in_a_dictionary_and_numbers_within_them_by_their_size() -> None:
    assert in_name_order(reversed(LISTED)) == LISTED


def test_all_names_of_the_country_and_of_the_data_come_as_the_written_out_rules_have_them(
    seeded: Store,
) -> None:
    asked = "select name from units union select title from current_criteria union select name from current_frameworks"
    names = {str(name) for (name,) in seeded.database.cursor().execute(asked).fetchall() if name}
    names |= {str(row["old_province"]) for row in seeded.ask_rows("province_successors")}
    names |= {str(row["new_province"]) for row in seeded.ask_rows("province_successors")}
    names |= {f"{kind} {name}" for kind in ("Xã", "Phường", "Sở của") for name in names}
    names |= {f"Xã Số {number}" for number in range(1, 120)}
    assert len(names) >= 600
    assert in_name_order(names) == sorted(names, key=lambda name: (name_key(name), name))


@given(st.lists(words, unique=True, max_size=12))
def test_any_words_come_as_the_written_out_rules_have_them(said: list[str]) -> None:
    assert in_name_order(said) == sorted(said, key=lambda name: (name_key(name), name))


@given(st.lists(words, unique=True, max_size=8), st.randoms())
def test_the_order_does_not_depend_on_how_the_words_come(said: list[str], chance: object) -> None:
    ordered = in_name_order(said)
    chance.shuffle(said)  # type: ignore[attr-defined]
    assert in_name_order(said) == ordered


def test_a_letter_of_two_signs_is_the_letter_of_one(seeded: Store) -> None:
    asked = "select in_name_order($one) = in_name_order($two)"
    same = seeded.database.cursor().execute(asked, {"one": "Đà Nẵng", "two": "Đa\u0300 Na\u0306\u0303ng"})
    assert same.fetchall() == [(True,)]


@pytest.mark.parametrize("way", ["in_name_order(said)", "in_name_order(said) desc", "said", "said desc"])
def test_a_blank_comes_last_whichever_way_one_sorts(seeded: Store, way: str) -> None:
    asked = "select said from (values ('B'), (null), ('A')) as told(said) order by "
    assert seeded.database.cursor().execute(asked + way).fetchall()[-1] == (None,)


def test_the_order_needs_nothing_from_elsewhere() -> None:
    kept = "select loaded, install_mode from duckdb_extensions() where extension_name = 'icu'"
    assert duckdb.connect().execute(kept).fetchall() == [(True, "STATICALLY_LINKED")]


def test_letters_stand_apart() -> None:
    signs = [f"{sign}x" for sign in LETTERS]
    assert in_name_order(reversed(signs)) == signs


def terms(sql: str) -> Iterator[str]:
    """What each `order by` of a query orders by."""
    code = re.sub(r"--[^\n]*", "", sql)
    for found in re.finditer(r"\border\s+by\s+", code):
        depth, term = 0, ""
        for sign in code[found.end() :] + ";":
            depth += (sign in "([") - (sign in ")]")
            if depth < 0 or (depth == 0 and sign in ",;"):
                yield re.sub(r"( desc| asc)?( nulls (first|last))?$", "", " ".join(term.split()))
                term = ""
            else:
                term += sign
            if depth < 0 or (depth == 0 and sign == ";"):
                break


@pytest.mark.parametrize("query", QUERIES, ids=lambda path: path.stem)
def test_a_query_orders_names_as_people_do(query: Path) -> None:
    found = list(terms(query.read_text(encoding="utf-8")))
    told = [
        term for term in found if f"in_name_order({term})" not in found
    ]  # after that it only settles ties
    assert [term for term in told if term.rpartition(".")[2] in NAMES] == []
    assert "all" not in found
    # Within a call DuckDB takes a name for the column of a table, also where the query gives that name to something else.
    assert [term for term in found if re.fullmatch(r"in_name_order\(\w+\)", term)] == []


def test_no_query_puts_blanks_first() -> None:
    assert [path.name for path in QUERIES if "nulls first" in path.read_text(encoding="utf-8")] == []


@pytest.mark.parametrize("source", PYTHON, ids=lambda path: path.stem)
def test_python_sorts_no_names_by_the_codes_of_their_letters(source: Path) -> None:
    names = {*NAMES, "text", "peer", "field", "old_province"} - {"code", "area_code"}
    for call in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(call, ast.Call) and re.search(
            r"\b(sorted|sort_values|sort|sort_index)$", ast.unparse(call.func)
        ):
            compared = {
                id(part) for one in ast.walk(call) if isinstance(one, ast.Compare) for part in ast.walk(one)
            }
            told = [
                part for part in ast.walk(call) if isinstance(part, ast.Constant) and id(part) not in compared
            ]
            sorted_by = {part.value for part in told}
            is_placed = "place[" in ast.unparse(call)  # places among in_name_order
            assert is_placed or not sorted_by & names, ast.unparse(call)
            assert '"first"' not in ast.unparse(call)
