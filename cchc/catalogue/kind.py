"""What is said of a kind of rows that the database holds; the shape of every file of this room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

# `none`: rows that are never provisional. `rows`: each row says in its own column `flag`. `document`: its document says.
Flag = Literal["none", "rows", "document"]


@dataclass(frozen=True)
class DataFile:
    """The plain file of `data/` that brings the rows that come with the product.

    `owner`: whose figures they are ("" the register, "province", or "unit"); `subject` and `period`
    name the columns that make the scope besides; `without`: columns that the table does not keep.
    """

    file: str
    owner: str = ""
    subject: tuple[str, ...] = ()
    period: str = ""
    without: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Keeping:
    """How figures that a newer upload does not carry stand on beside it.

    `named_by` tells a row from its like. Figures of one of the groups `together` make sense with one another: they are
    kept together or not at all. `adds_up`: the rows of one report add up to it, so a group of figures is of one report in
    all of them. `by_row`: rows stand for themselves, and one that the newer upload lacks stands beside its own.
    `always`: they do so without being asked.
    """

    named_by: tuple[str, ...]
    together: tuple[tuple[str, ...], ...] = ()
    adds_up: bool = False
    by_row: bool = False
    always: bool = False


@dataclass(frozen=True)
class Origin:
    """How a row is found again in the file that it was read in, by the key that figures name as their `origin`.

    `key`: the columns behind the topic in that key; `macro`: the SQL macro that puts it together, where questions do so too.
    `title`: what the row is called, its parts in this order; `quote` and `document`: the columns that say what its document
    says there, and which one that is; `first`: the figure that is told before the others. `ever`: a row is found by its coverage
    also when it is no longer current.
    """

    key: tuple[str, ...]
    title: tuple[str, ...] = ()
    quote: str = "quote"
    document: str = "document"
    first: str = ""
    macro: str = ""
    ever: bool = False


@dataclass(frozen=True)
class Kind:
    """A kind of rows, by the name of its table.

    `topics`: under which its rows are published, its own first. `unit`: the column that says whose they are; "" of what
    belongs to nobody. `tells_standing`: its view of what is current says how much the document says. `named_by` and `figures`:
    the column that names a row (`keyed_by`: the one that tells it from its like where names are worded
    freely) and those that may differ between two uploads, in the order in which a person reads them; where a figure is
    from (document, quote, place) goes with it and is none. `keeps_documents`: an older document is
    kept as a whole beside a newer one. `page`: where its figures are to be seen. `brought_by`: the file that an office
    sends with them, in words (the screen's language is looked up where it is shown). `questions`: those of «Tra cứu» that
    are about its figures. `compared_in`: those whose rows set its figures side by side; of these the rules of comparison are
    asked. `origin`: how its rows are found in their files, where nothing but their own columns says so; the others are in
    `cchc/store/schema/020_current_lines.sql`.
    """

    table: str
    topics: tuple[str, ...]
    unit: str = ""
    flag: Flag = "none"
    tells_standing: bool = False
    named_by: str = ""
    keyed_by: str = ""
    figures: tuple[str, ...] = ()
    keeping: Keeping | None = None
    keeps_documents: bool = False
    page: str = ""
    brought_by: str = ""
    questions: tuple[str, ...] = ()
    compared_in: tuple[str, ...] = ()
    origin: Origin | None = None
    file: DataFile | None = None

    @property
    def topic(self) -> str:
        """Its own topic."""
        return self.topics[0]


# `year`: scored once a year; `period`: of a period that must be told; `either`: of a period, else of its year; `rows`:
# each row says its own.
Time = Literal["year", "period", "either", "rows"]


@dataclass(frozen=True)
class SheetKind:
    """A kind of table that offices send as workbooks, by its name in `check` and `load`.

    `called`: in what is said of a workbook in which no table was found; not at all of our own forms.
    `brings`: the topics that its rows are published under. `columns`: what is shown of its rows, in this order. `stored`:
    what of a row goes into the table as it was read, where nothing else has to be done with it; `filed_by`: the column that
    makes its scope besides unit and time. `of_one_unit`: the sheet says whose it is, not its rows. `is_planned`: it may be
    of the next year. `has_points`: its columns say who scored. `is_of_words`: a line says something without a figure.
    `is_form`: our own form, of which nothing is left to be understood otherwise.
    """

    name: str
    brings: tuple[str, ...]
    columns: tuple[str, ...]
    time: Time
    called: str = ""
    stored: tuple[str, ...] = ()
    filed_by: str = ""
    of_one_unit: bool = False
    is_planned: bool = False
    has_points: bool = False
    is_of_words: bool = False
    is_form: bool = False
