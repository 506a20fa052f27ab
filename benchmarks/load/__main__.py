"""`make load`, or `python -m benchmarks.load [MEASURE…]`; each measure writes its result into `benchmarks/results/`."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import click

from benchmarks.__main__ import build
from benchmarks.load import beside_dash, growth, rush, settings, thinking, watching
from benchmarks.results import Say, reporting

MEASURES: dict[str, Callable[[Path, float, Say], None]] = {
    "rush": lambda database, seconds, say: rush.measure(database, 50, seconds, 3, say),
    "thinking": lambda database, seconds, say: thinking.measure(database, 6 * seconds, say),
    "watching": lambda database, seconds, say: watching.measure(database, 3 * seconds, say),
    "growth": lambda database, seconds, say: growth.measure(database, round(seconds), say),
    "dash": lambda database, seconds, say: beside_dash.measure(database, round(seconds), say),
    "settings": lambda database, seconds, say: settings.measure(database, seconds, 3, say),
}


@click.command()
@click.option("--seconds", default=10.0, show_default=True, help="how long each round lasts")
@click.option(
    "--on", "kept", type=click.Path(path_type=Path, exists=True), help="a database of `make bench --keep`"
)
@click.argument("measures", nargs=-1, type=click.Choice([*MEASURES]))
def main(seconds: float, kept: Path | None, measures: tuple[str, ...]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        database = kept or Path(folder) / "bench.duckdb"
        if not kept:
            build(database)
        for name in measures or MEASURES:
            with reporting(f"load-{name}") as say:
                MEASURES[name](database, seconds, say)


if __name__ == "__main__":
    main()
