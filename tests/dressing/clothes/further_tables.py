"""Other tables beside the one that is looked at."""

from __future__ import annotations

import random

from tests.dressing.clothes.dressing import dressing
from tests.dressing.clothes.places import retitle
from tests.dressing.plain import MAKERS
from tests.dressing.plain.wishes import Wishes
from tests.dressing.table import Table


@dressing("layout", claims=("below",), touches=("titles",))
def another_table_below(table: Table, chance: random.Random, form: str) -> None:
    """Of another kind, with its own title and headings, some rows below."""
    province = table.province
    year = table.year
    kind = chance.choice([one for one in MAKERS if one.split()[0] not in ("sample", table.answer.kind)])
    other = MAKERS[kind](chance, Wishes(year=year))
    retitle(other, other.province, province)
    other.answer.province = (province,)
    other.sheet_name = table.sheet_name
    table.below = other
