"""Codes that Excel changed, put right from their neighbours: 1.2 that became a date, 1.10 that became 1.1."""

from __future__ import annotations

from collections.abc import Sequence

from cchc.reading.values.codes import Code, follows, parts


def repair(codes: Sequence[Code | None]) -> list[str | None]:
    """The codes as they were typed; a code that Excel left alone stays as it is."""
    repaired: list[str | None] = []
    mark = _mark(codes)
    before: str | None = None
    seen: set[str] = set()
    latest: dict[str, str] = {}
    after = _upcoming(codes)
    for position, code in enumerate(codes):
        if code is None:
            repaired.append(None)
            continue
        text = code.text
        if code.became_date:
            text = _undated(code, before, after[position], mark)
        elif text in seen:
            text = _with_lost_zero(text, latest)
        seen.add(text)
        own = parts(text)
        # Under the next roman area the same codes begin anew.
        latest[own[0]] = own[1] if len(own) == 2 else latest.get(own[0], "") if len(own) > 2 else ""
        repaired.append(text)
        before = text
    return repaired


def _upcoming(codes: Sequence[Code | None]) -> list[Code | None]:
    """For each line the next code below it."""
    found: list[Code | None] = []
    after: Code | None = None
    for code in reversed(codes):
        found.append(after)
        after = code or after
    return found[::-1]


def _mark(codes: Sequence[Code | None]) -> str:
    """What stands between the parts of the codes that Excel left alone."""
    typed = [code.text for code in codes if code is not None and not code.became_date]
    return "-" if any("-" in text for text in typed) and not any("." in text for text in typed) else "."


def _undated(code: Code, before: str | None, after: Code | None, mark: str) -> str:
    mark = "-" if before and "-" in before else mark
    fitting = [text for text in code.others if follows(before, text.replace("-", "."))]
    if not fitting and after is not None and not after.became_date:
        fitting = [text for text in code.others if follows(text, after.text)]
    return (fitting or list(code.others))[0].replace(".", mark)


def _with_lost_zero(text: str, latest: dict[str, str]) -> str:
    """1.1 that comes after 1.9 was 1.10; `latest` are the last numbers under each area."""
    own = parts(text)
    if len(own) != 2:
        return text
    last = latest.get(own[0], "")
    return f"{text}0" if last.isdigit() and own[1].isdigit() and int(last) + 1 == int(own[1]) * 10 else text
