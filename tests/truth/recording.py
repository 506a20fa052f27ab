"""`python -m tests.truth.recording`: what pages say, before and after a change that should not be seen.

`record` writes a line of JSON for each place: every text, table, chart, file and A4 sheet. `compare` prints where two
records differ, and ends with 1 if they do. Both need one database, since uploads are named by chance.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from tests.truth.database import build
from tests.truth.going import TOGETHER, begin, every_place
from tests.truth.places import Place
from tests.truth.visit import Visitor

SHOWN = 40  # differences that are printed
LENGTH = 160  # letters of a text that differs
# When it was printed is not what it says.
NOW = re.compile(
    r"(?<=_)\d{8}-\d{4}(?=[_.])|(?<=In lúc )\d\d/\d\d/\d{4} \d\d:\d\d|(?<=lập: )\d\d/\d\d/\d{4} \d\d:\d\d"
)


@click.group()
def main() -> None:
    """What pages say, before and after a change that should not be seen."""


@main.command()
@click.argument("database", type=click.Path(dir_okay=False))
def made(database: str) -> None:
    """Make the database that both records are taken of."""
    build(database)


@main.command()
@click.argument("database", type=click.Path(dir_okay=False, exists=True))
@click.argument("out", type=click.Path(dir_okay=False))
@click.option("--workers", default=2, show_default=True)
@click.option("--page", "pages", multiple=True, help="Only this page; may be given several times.")
@click.option("--some", type=int, help="Only so many places, drawn by --seed.")
@click.option("--seed", default="1", show_default=True)
def record(
    database: str, out: str, workers: int, pages: tuple[str, ...], some: int | None, seed: str
) -> None:
    """Write what is said at every place."""
    wanted = [place for place in every_place(database) if not pages or place[0] in pages]
    if some is not None and some < len(wanted):
        wanted = random.Random(seed).sample(wanted, some)
    parts = [wanted[start : start + TOGETHER] for start in range(0, len(wanted), TOGETHER)]
    with (
        TemporaryDirectory() as folder,
        get_context("spawn").Pool(workers, begin, (database, folder)) as pool,
        click.progressbar(length=len(wanted), label="places", file=sys.stderr) as bar,
        gzip.open(out, "wt", encoding="utf-8") as lines,
    ):
        for part in pool.imap(take_down, parts):  # in this order, whoever is first
            lines.writelines(f"{line}\n" for line in part)
            bar.update(len(part))


def take_down(part: Sequence[Place]) -> list[str]:
    """A line for each place, by a visitor who has seen nothing before."""
    seen = [asdict(Visitor().visit(page, address)) for page, address in part]
    lines = [json.dumps(one, ensure_ascii=False, sort_keys=True, default=str) for one in seen]
    return [NOW.sub("…", line) for line in lines]


@main.command()
@click.argument("before", type=click.Path(dir_okay=False, exists=True))
@click.argument("after", type=click.Path(dir_okay=False, exists=True))
def compare(before: str, after: str) -> None:
    """Print where two records differ."""
    own, other = read(Path(before)), read(Path(after))
    found = [f"{place}: only in one record" for place in sorted(own.keys() ^ other.keys())]
    for place in sorted(own.keys() & other.keys()):
        found += [f"{place}\n  {what}" for what in differences(own[place], other[place])]
    for line in found[:SHOWN]:
        click.echo(line)
    click.echo(f"{len(own)} places before, {len(other)} after: {len(found)} differences.")
    sys.exit(1 if found else 0)


def read(path: Path) -> dict[str, dict[str, Any]]:
    """What was said, by the address of the place."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        said = [json.loads(line) for line in lines]
    return {f"/{one['page']} {one['address']}": one for one in said}


def differences(before: Any, after: Any, at: str = "") -> Iterator[str]:
    """Where two values of the same shape differ, each by its path."""
    if type(before) is not type(after):
        yield f"{at}: {str(before)[:LENGTH]!r} → {str(after)[:LENGTH]!r}"
    elif isinstance(before, dict):
        for key in sorted(before.keys() | after.keys()):
            yield from differences(before.get(key), after.get(key), f"{at}.{key}")
    elif isinstance(before, list) and len(before) == len(after):
        for number, (one, other) in enumerate(zip(before, after, strict=True)):
            yield from differences(one, other, f"{at}[{number}]")
    elif before != after:
        yield f"{at}: {str(before)[:LENGTH]!r} → {str(after)[:LENGTH]!r}"


if __name__ == "__main__":
    main()
