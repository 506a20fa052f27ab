"""Who answers for the criteria of one unit."""

from cchc.catalogue.kind import SheetKind

SHEET = SheetKind(
    name="responsibilities",
    called="phân công tiêu chí",
    brings=("responsibilities",),
    columns=("code", "title", "owner", "supporters", "since"),
    time="year",
    stored=("criterion", "code", "title", "owner", "supporters", "since"),
    filed_by="starts_on",
    of_one_unit=True,
    is_planned=True,
    is_of_words=True,
)
