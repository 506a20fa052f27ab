"""What is due on which day of a scoring year."""

from cchc.catalogue.kind import DataFile, Kind

KIND = Kind(
    table="calendar_events",
    topics=("calendar",),
    named_by="title",
    figures=("day", "month", "year_offset", "document"),
    file=DataFile("calendar.csv", subject=("event",)),
)
