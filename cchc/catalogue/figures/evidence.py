"""What proves that an action is done: a file or the number of a document."""

from cchc.catalogue.kind import Kind

KIND = Kind(
    table="evidence",
    topics=("evidence",),
    unit="unit_id",
    named_by="evidence_id",
    figures=("action_id", "file_name", "document"),
)
