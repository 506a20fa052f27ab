"""Limitations and what is done about them."""

from __future__ import annotations

import pandas as pd

from cchc import words
from cchc.language import _


def unpaired_remedies(rows: pd.DataFrame) -> str:
    """Where the document does not pair remedies with limitations (rows of `limitations`); empty where it does everywhere."""
    apart = rows[~rows["paired"].astype(bool) & rows["limitation"].notna()] if len(rows) else rows
    unpaired = [area for area in dict.fromkeys(apart["area"]) if has_remedy(rows, area)] if len(apart) else []
    if not unpaired:
        return ""
    said = _(
        "Văn bản không ghép từng giải pháp với từng hạn chế ở: {areas}. Ở đó giải pháp đứng riêng, sau các hạn chế."
    )
    return said.format(areas="; ".join(words.literal(area) for area in unpaired))


def has_remedy(rows: pd.DataFrame, area: str) -> bool:
    """Whether an area has remedies at all."""
    return bool((rows["area"].eq(area) & rows["remedy"].notna()).any())
