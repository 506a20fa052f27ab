"""`python -m tests.truth.recording`: what pages say, before and after a change that should not be seen.

`record` writes a line of JSON for each place: every text, table, chart, file and A4 sheet. `compare` prints where two
records differ, and ends with 1 if they do. Both need one database, since uploads are named by chance.
"""

from __future__ import annotations

import gzip
import random
import sys
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from tests.truth.database import build
from tests.truth.going import TOGETHER, begin, every_place
from tests.truth.records import differences, read, take_down

SHOWN = 40  # differences that are printed


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


if __name__ == "__main__":
    main()
