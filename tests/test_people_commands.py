"""`people`: accounts from the console, by the words of the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from cchc.__main__ import main
from cchc.people.accounts import has_accounts
from cchc.people.file import PeopleFile, people_file
from cchc.people.logins import log_in

GOOD = "bốn con ngựa và mưa"
TWICE = f"{GOOD}\n{GOOD}\n"


@pytest.fixture
def database(tmp_path: Path) -> str:
    return str(tmp_path / "x.duckdb")


def run(database: str, *words: str, typed: str = "") -> Result:
    return CliRunner().invoke(main, ["people", *words, "--database", database], input=typed)


def answer(result: Result) -> Any:
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_the_first_administrator_is_made_on_the_console_and_no_figures_are_touched(database: str) -> None:
    made = answer(run(database, "add", "An", "--role", "admin", typed=TWICE))
    assert (made["name"], made["state"], made["must_change"]) == ("An", "active", True)
    assert made["roles"] == [{"role": "admin", "scope": "whole"}]
    assert answer(run(database, "list")) == [made]
    assert not Path(database).exists()


@pytest.mark.parametrize("typed", ["", "\n\n", f"{GOOD}\n", f"{GOOD}\nkhác hẳn thế này\n", "ngắn\nngắn\n"])
def test_there_is_no_default_password(database: str, typed: str) -> None:
    refused = run(database, "add", "An", "--role", "admin", typed=typed)
    assert refused.exit_code == 1
    assert not has_accounts(PeopleFile(people_file(database)))


def test_an_officer_needs_a_scope_and_a_scope_needs_its_kind(database: str) -> None:
    for words in (["officer"], ["viewer", "--scope", "So KHCN"], ["viewer", "--scope", "unit:"]):
        assert run(database, "add", "Bo", "--role", *words, typed=TWICE).exit_code == 1
    assert run(database, "add", "Bo", "--role", "boss", typed=TWICE).exit_code != 0
    made = answer(
        run(
            database,
            "add",
            "Bo",
            "--role",
            "officer",
            "--scope",
            "unit:u1",
            "--scope",
            "unit:u2",
            typed=TWICE,
        )
    )
    assert [each["scope"] for each in made["roles"]] == ["unit:u1", "unit:u2"]


def test_what_was_given_is_taken_away_and_recorded(database: str) -> None:
    file = PeopleFile(people_file(database))
    answer(run(database, "add", "An", "--role", "admin", typed=TWICE))
    assert answer(run(database, "block", "an"))["state"] == "blocked"
    assert log_in(file, "An", GOOD, "", "") is None
    assert answer(run(database, "unblock", "An"))["state"] == "active"
    assert answer(run(database, "role", "An", "--role", "viewer"))["roles"] == [
        {"role": "viewer", "scope": "whole"}
    ]
    assert log_in(file, "An", answer(run(database, "recover", "An"))["word"], "", "") == "an"
    assert answer(run(database, "totp", "An"))["uri"].startswith("otpauth://totp/")
    assert answer(run(database, "totp", "An", "--off"))["uri"] is None
    assert answer(run(database, "logout", "An")) == {"name": "An", "sessions": 0}
    assert answer(run(database, "check")) == {"whole": True, "first_broken": None}
    with file.writing() as connection:
        connection.execute("drop trigger events_stay")
        connection.execute("update events set actor = 'x' where no = 2")
    broken = run(database, "check")
    assert (broken.exit_code, json.loads(broken.stdout)["first_broken"]) == (1, 2)
    for command in ("block", "unblock", "password", "recover", "totp", "logout"):
        assert run(database, command, "Nobody", typed=TWICE).exit_code == 1


def test_the_record_is_written_out_line_by_line_and_follows_once_it_can_be(
    database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CCHC_RECORD_FILE", str(tmp_path / "gone" / "record.jsonl"))
    (tmp_path / "gone").write_text("no folder", encoding="utf-8")
    answer(run(database, "add", "An", "--role", "admin", typed=TWICE))
    (tmp_path / "gone").unlink()
    answer(run(database, "role", "An", "--role", "admin", "--role", "viewer"))
    written = (tmp_path / "gone" / "record.jsonl").read_text(encoding="utf-8").splitlines()
    assert written == run(database, "record").stdout.splitlines()
    told = [json.loads(line) for line in written]
    assert [(line["no"], line["action"], line["record"]) for line in told] == [
        (1, "add", "people"),
        (2, "grant", "people"),
    ]
    assert told[1]["details"] == {"before": "admin whole", "grants": "admin whole, viewer whole"}
    assert run(database, "record", "--since", "1").stdout.splitlines() == written[1:]
    answer(run(database, "block", "An"))
    assert len((tmp_path / "gone" / "record.jsonl").read_text(encoding="utf-8").splitlines()) == 3
