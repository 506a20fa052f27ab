"""One A4 sheet about one unit: rows in, PDF out."""

from cchc.brief.content import BriefRows
from cchc.brief.owner_sheet import OwnerRows
from cchc.brief.write import write_brief, write_owner_sheet

__all__ = ["BriefRows", "OwnerRows", "write_brief", "write_owner_sheet"]
