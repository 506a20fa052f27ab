"""Other tables beside the one that is looked at."""

from __future__ import annotations

import random

from tests.dressing.clothes.dressing import UnfitError, dressing
from tests.dressing.clothes.places import retitle
from tests.dressing.plain import MAKERS
from tests.dressing.plain.wishes import Wishes
from tests.dressing.table import Table


@dressing("layout", claims=("below",), touches=("hidden",))
def another_table_below(table: Table, chance: random.Random, form: str) -> None:
    """Of another kind, with its own title and headings, some rows below."""
    (province,) = table.answer.province or (None,)
    (year,) = table.answer.year or (None,)
    if province is None or year is None:
        raise UnfitError
    kind = chance.choice([one for one in MAKERS if one.split()[0] not in ("sample", table.answer.kind)])
    other = MAKERS[kind](chance, Wishes(year=year))
    (others,) = other.answer.province or (None,)
    retitle(other, str(others), province)
    other.answer.province = (province,)
    other.sheet_name = table.sheet_name
    table.below = other
