"""`python -m tests.truth`: goes to every place and prints what was checked and what is wrong; ends with 1 if anything is.

A rule that meets nothing in all places watches over nothing: that is wrong too.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from tests.truth.database import build
from tests.truth.going import Found, every_place, go_to, in_parts
from tests.truth.places import drawn, place_at

SHOWN = 20  # broken places of one rule that are printed
CORES = 2


@click.command()
@click.option("--workers", default=CORES, show_default=True, help="Processes that go at the same time.")
@click.option("--page", "pages", multiple=True, help="Only this page; may be given several times.")
@click.option(
    "--place", "addresses", multiple=True, help="Only this address, as it was told: '/tong_quan?nam=2023'."
)
@click.option("--some", type=int, help="Only so many places, drawn by --seed.")
@click.option("--seed", default="1", show_default=True, help="What the draw begins with.")
@click.option(
    "--database", type=click.Path(dir_okay=False, exists=True), help="Another database, which nobody holds."
)
def main(
    workers: int,
    pages: tuple[str, ...],
    addresses: tuple[str, ...],
    some: int | None,
    seed: str,
    database: str | None,
) -> None:
    """Hold what every page says of everything that is held against the rules."""
    began = time.monotonic()
    with TemporaryDirectory() as folder:
        gone = database or str(Path(folder) / "truth.duckdb")
        if database is None:
            build(gone)
        wanted = [place_at(address) for address in addresses] or every_place(gone)
        wanted = [place for place in wanted if not pages or place[0] in pages]
        if some is not None:
            wanted = drawn(wanted, some, seed)
        with click.progressbar(length=len(wanted), label="places", file=sys.stderr) as bar:
            found = go_to(gone, wanted, workers, bar.update)
    tell(found)
    click.echo(f"{len(wanted)} places in {time.monotonic() - began:.0f} s: {len(found.faults)} wrong.")
    is_everywhere = not (pages or addresses or some or database)
    sys.exit(1 if found.faults or (is_everywhere and found.unmet) else 0)


def tell(found: Found) -> None:
    """The table of rules, then what is wrong."""
    click.echo(f"{'checked':>9} {'broken':>7}  rule")
    for rule, checked, broken in in_parts(found):
        click.echo(f"{checked:9} {broken:7}  {rule}")
    if found.unmet:
        click.echo(f"\n{len(found.unmet)} rules met nothing that they are about: {'; '.join(found.unmet)}")
    for rule, places in found.broken.items():
        if places:
            click.echo(f"\n{rule}: {len(places)}")
        for place, what in places[:SHOWN]:
            click.echo(f"  {place}\n    {what}")


if __name__ == "__main__":
    main()
