"""One A4 sheet about one unit: rows in, PDF out."""

from cchc.brief.content import BriefRows
from cchc.brief.write import write_brief

__all__ = ["BriefRows", "write_brief"]
