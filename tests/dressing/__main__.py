"""Dressings for as long as you like: `python -m tests.dressing --trials 20000`.

Prints how often each dressing was tried in each format and on each kind of table, then every silent difference and
every false alarm with its seed. `--seed N --trials 1 --write PATH` makes a trial again and writes its file.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.dressing.clothes import DRESSINGS
from tests.dressing.comparing import ALARM, SILENT
from tests.dressing.formats import FORMATS
from tests.dressing.plain import KINDS
from tests.dressing.trial import Dressed, trial


def trials(options: argparse.Namespace) -> Iterator[Dressed]:
    names = tuple(options.dressing) if options.dressing else None
    seed, end = options.seed, time.monotonic() + options.seconds if options.seconds else None
    while (seed - options.seed < options.trials) if end is None else time.monotonic() < end:
        yield trial(seed, names, options.format, options.kind)
        seed += 1


class Tally:
    def __init__(self) -> None:
        self.tried: Counter[tuple[str, str, str]] = Counter()
        self.found: dict[str, dict[str, list[str]]] = {SILENT: defaultdict(list), ALARM: defaultdict(list)}
        self.count = self.two = 0

    def take(self, dressed: Dressed) -> None:
        self.count += 1
        self.two += len(dressed.dressings) > 1
        for name in dressed.dressings:
            self.tried[name, dressed.form, dressed.kind] += 1
        for finding in dressed.findings:
            self.found[finding.kind][" + ".join(dressed.dressings)].append(f"{dressed}: {finding.text}")

    def table(self) -> Iterator[str]:
        """A line for each dressing: how often in each format and on each kind; «·» where it cannot be worn."""
        heads = [*FORMATS, *(kind.replace("score_sheet", "score") for kind in KINDS)]
        width = max(map(len, DRESSINGS)) + 2
        yield " " * width + " ".join(f"{head[:9]:>9}" for head in heads)
        for name, one in DRESSINGS.items():
            cells = [
                self._cell(sum(self.tried[name, form, kind] for kind in KINDS), form in one.not_for)
                for form in FORMATS
            ]
            cells += [
                self._cell(sum(self.tried[name, form, kind] for form in FORMATS), kind in one.not_for)
                for kind in KINDS
            ]
            yield f"{name:<{width}}" + " ".join(cells)

    @staticmethod
    def _cell(count: int, impossible: bool) -> str:
        return f"{'·' if impossible and not count else count:>9}"

    def missing(self) -> list[str]:
        """Dressings that were not tried in a format on a kind although they could be."""
        return [
            f"{name} on {kind} as {form}"
            for name, one in DRESSINGS.items()
            for form in FORMATS
            for kind in KINDS
            if one.reason_against(kind, form) is None and not self.tried[name, form, kind]
        ]

    @staticmethod
    def reasons() -> Iterator[str]:
        """Why a kind of table or a format cannot wear a dressing."""
        by_reason: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for name, one in DRESSINGS.items():
            for place, reason in one.not_for.items():
                by_reason[reason][name].append(place)
        for reason, names in by_reason.items():
            worn = "; ".join(f"{name}: {', '.join(places)}" for name, places in names.items())
            yield f"{reason} ({worn})"
        fit = ", ".join(name for name, one in DRESSINGS.items() if one.for_samples)
        yield f"nobody said what each cell of a sample is (all but: {fit})"

    def report(self, say: Callable[[str], None], most: int) -> None:
        for line in self.table():
            say(line)
        say("· cannot be worn:")
        for line in self.reasons():
            say(f"  {line}")
        missing = self.missing()
        say(
            f"{self.count} trials, {self.two} of them with two dressings; {len(missing)} combinations not tried"
        )
        for kind, by_name in self.found.items():
            total = sum(map(len, by_name.values()))
            say(f"{total} × {kind}")
            for name, texts in sorted(by_name.items(), key=lambda pair: -len(pair[1]))[:200]:
                say(f"  {name}: {len(texts)}")
                for text in texts[:most]:
                    say(f"    {text}")

    @property
    def failed(self) -> bool:
        return any(any(by_name.values()) for by_name in self.found.values())


def main(say: Callable[[str], None] = print) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.dressing", description=__doc__.splitlines()[0])
    parser.add_argument("--trials", type=int, default=20_000)
    parser.add_argument(
        "--seconds", type=float, default=0, help="go on for so long instead of a number of trials"
    )
    parser.add_argument("--seed", type=int, default=0, help="the first seed")
    parser.add_argument(
        "--dressing", action="append", choices=sorted(DRESSINGS), help="only these, all at once"
    )
    parser.add_argument("--format", default="", choices=["", *FORMATS])
    parser.add_argument("--kind", default="", choices=["", *KINDS])
    parser.add_argument("--write", type=Path, help="where to write the file of the last trial")
    parser.add_argument("--most", type=int, default=3, help="how many findings of a dressing are printed")
    options = parser.parse_args()
    tally = Tally()
    last = None
    for last in trials(options):
        tally.take(last)
    tally.report(say, options.most)
    if options.write and last:
        options.write.write_bytes(last.content)
    return 1 if tally.failed else 0


if __name__ == "__main__":
    sys.exit(main())
