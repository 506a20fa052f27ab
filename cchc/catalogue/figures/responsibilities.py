"""Who answers for which criterion or area of a unit's index, and since when."""

from cchc.catalogue.kind import Keeping, Kind, Origin

KIND = Kind(
    table="responsibilities",
    topics=("responsibilities",),
    unit="unit_id",
    named_by="criterion",
    figures=("owner", "supporters", "since", "document"),
    keeping=Keeping(named_by=("criterion",), by_row=True),
    page="tra_cuu",
    questions=("responsibilities", "owner_points", "owner_lines"),
    origin=Origin(("unit_id", "year", "coverage_id", "position"), ("code", "title"), quote="owner"),
)
