"""Lists of provinces with a national index as publications: each province's figure of a year under its own scope."""

from __future__ import annotations

from cchc.intake import owners
from cchc.intake.errors import IntakeError
from cchc.intake.refusals import require
from cchc.language import _
from cchc.reading import Table
from cchc.reading.identity.register import register
from cchc.reading.kinds.provinces.eras import COUNTS, geography_of_list, name_in
from cchc.reading.kinds.provinces.index_names import is_share_of_par, part_code
from cchc.store.publication import Publication, Row

# Indices that rank every province there is, and since when: a place among them needs no total beside it.
RANKS_ALL_SINCE = {"PAR": 2012, "SIPAS": 2017, "PCI": 2009, "DTI": 2020}


def add_province_index(publication: Publication, table: Table) -> None:
    """What a list says of each of its provinces, and of the parts of their index.

    Raises IntakeError where the list does not say which index of which year it is, names what is no province, or has not
    the one that somebody gave for it.
    """
    require(table, "year")
    if table.index_type is None:
        said = _(
            "Trang «{sheet}»: không rõ đây là chỉ số nào. Hãy ghi tên chỉ số (PAR INDEX, SIPAS, PAPI, PCI, DTI, hoặc mã của chỉ "
            "số khác như «Chỉ số PII») trong tiêu đề của bảng, tên trang hoặc tên tệp."
        )
        raise IntakeError(said.format(sheet=table.sheet))
    rows = [row for row in table.rows if row["province"]]
    names = [index_name_of(row["province"]) for row in rows]
    _refuse_another_province(table, names)
    year = int(table.year or 0)
    geography = geography_of_list(names, year)
    for row, name in zip(rows, names, strict=True):
        unit = owners.province_unit(name_in(geography, name), str(year), geography)
        province_id = publication.add_unit(unit)
        shared = {"province_id": province_id, "year": year, "sheet": table.sheet, "row_no": row["row"]}
        shared["flag"] = "provisional" if (table.standing or table.flag) == "provisional" else "official"
        line = {
            **shared,
            "index_type": table.index_type,
            "geography": geography,
            "value": row["value"],
            "rank": row["rank"],
            "out_of": row["out_of"] or _ranked_in_all(table.index_type, row, year, geography),
            "group_published": row.get("group"),
            "note": "; ".join(row.get("notes", ())) or None,
        }
        if any(line[figure] is not None for figure in ("value", "rank", "group_published")):
            publication.add("index_results", line, "index", province_id, table.index_type, str(year))
        _add_parts(publication, table.index_type, row, shared)


def _ranked_in_all(index_type: str, row: Row, year: int, geography: str) -> int | None:
    """Of how many a place is, where a partial list does not say it and the index ranks every province."""
    ranks_all = year >= RANKS_ALL_SINCE.get(index_type, year + 1)
    return COUNTS[geography] if ranks_all and row["rank"] is not None else None


def index_name_of(printed: str) -> str:
    """The register's name of a province; raises IntakeError with the nearest names where there is none."""
    found = register().find_province(printed)
    return found.name or owners.known_otherwise(printed)[0].name


def _refuse_another_province(table: Table, names: list[str]) -> None:
    """A province that somebody gives for a list has to be in it: else it was meant for another file."""
    given = table.province
    if given and (register().find_province(given).name or given) not in names:
        said = _(
            "Trang «{sheet}» là bảng của nhiều tỉnh, thành phố và không có {province}. Hãy bỏ tên tỉnh đã cho, "
            "hoặc chọn tệp khác."
        )
        raise IntakeError(said.format(sheet=table.sheet, province=given))


def _add_parts(publication: Publication, index_type: str, row: Row, shared: Row) -> None:
    """The parts of a province's index; those of PAR INDEX stand beside what came with the product."""
    is_par = index_type == "PAR"
    for title, value in row["parts"].items():
        if value is None:
            continue
        part = {
            **shared,
            "index_type": None if is_par else index_type,
            "area_code": part_code(index_type, title),
            "area": title,
            "value": value,
            "measure_unit": "%" if is_par and is_share_of_par(title, value) else "điểm",
        }
        subject = "" if is_par else index_type
        publication.add(
            "index_areas", part, "index_areas", shared["province_id"], subject, str(shared["year"])
        )
