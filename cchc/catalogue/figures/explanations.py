"""What a unit explains of lines that were appraised below its own score, before the second appraisal."""

from cchc.catalogue.kind import Keeping, Kind, Origin

KIND = Kind(
    table="explanations",
    topics=("explanations",),
    unit="unit_id",
    named_by="criterion",
    figures=("text", "evidence", "explanation_state"),
    keeping=Keeping(named_by=("criterion",), by_row=True, always=True),
    page="diem_tru",
    questions=("explanation_lines",),
    origin=Origin(("unit_id", "year", "criterion"), ("criterion",), quote="text"),
)
