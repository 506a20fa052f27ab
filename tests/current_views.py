"""`python -m tests.current_views`: writes the SQL that follows from the catalogue of kinds; a test compares it.

Three files: the view of what is current of every kind, the checks that its rows lie under a topic and a unit of their own,
and the lines by which figures are found again in their files.
"""

from __future__ import annotations

from pathlib import Path

from cchc.catalogue import KINDS, Kind
from tests.filed_lines import filed_lines

ROOT = Path(__file__).resolve().parents[1]
VIEWS = """\
-- What is current, of every table: rows of the newest published coverage of each scope. Questions read these views, so
-- the rule is written once. Each view names the topic of its rows and whose they are, which `queries/checks/` watches: so a
-- question about one unit reads that unit's coverages, and not those of all topics and units.
-- Written by `python -m tests.current_views` from cchc/catalogue.
"""
CHECK = """\
-- one row per coverage whose topic or unit is not that of its rows: the views of what stands would not show them
-- Written by `python -m tests.current_views` from cchc/catalogue.
with rows as (
{rows})

select rows.coverage_id
from rows
inner join coverages on coverages.coverage_id = rows.coverage_id
where not list_contains(rows.topics, coverages.topic) or coverages.unit_id != rows.unit_id
"""
FLAG = {
    "none": ("{table}.*",),
    "rows": ("{table}.* replace (effective_flag({table}.flag, coverages.standing) as flag)",),
    "document": ("{table}.*", "effective_flag(null, coverages.standing) as flag"),
}


CURRENT = ROOT / "cchc/store/schema/006_current.sql"
UNLIKE_TOPIC = ROOT / "queries/checks/figure_under_another_topic.sql"
FILED = ROOT / "cchc/store/schema/006_filed_lines.sql"


def written() -> dict[Path, str]:
    """What each file has to say."""
    views, rows = "\n".join(map(view, KINDS)), "    union all\n".join(map(rows_of, KINDS))
    return {
        CURRENT: VIEWS + views,
        UNLIKE_TOPIC: CHECK.format(rows=rows),
        FILED: filed_lines(),
    }


def view(kind: Kind) -> str:
    """The rows of a kind that stand, with the upload they came in."""
    columns = [column.format(table=kind.table) for column in FLAG[kind.flag]]
    columns += ["coverages.upload_id", "coverages.published_no"]
    columns += ["coverages.standing"] if kind.tells_standing else []
    lines = ",\n    ".join([*columns, "coverages.topic"])
    joined = f" and coverages.unit_id = {kind.table}.{kind.unit}" if kind.unit else ""
    return (
        f"create or replace view current_{kind.table} as\n"
        f"select\n    {lines}\n"
        f"from {kind.table}\n"
        f"inner join coverages on coverages.coverage_id = {kind.table}.coverage_id{joined}\n"
        f"where coverages.stands and coverages.topic {among(kind)};\n"
    )


def rows_of(kind: Kind) -> str:
    """The coverages of a kind's rows, whose the rows are, and the topics that its view shows."""
    unit = f"{kind.table}.{kind.unit}" if kind.unit else "cast(null as varchar)"
    return (
        "    select\n"
        f"        {kind.table}.coverage_id,\n"
        f"        {unit} as unit_id,\n"
        f"        [{', '.join(repr(topic) for topic in kind.topics)}] as topics\n"
        f"    from {kind.table}\n"
    )


def among(kind: Kind) -> str:
    """That a topic is one of the kind's."""
    if len(kind.topics) == 1:
        return f"= '{kind.topic}'"
    return f"in ({', '.join(repr(topic) for topic in kind.topics)})"


if __name__ == "__main__":
    for path, text in written().items():
        path.write_text(text, encoding="utf-8")
