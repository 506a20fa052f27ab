"""Excel in, on the page: file → what was understood → problems by cell → difference → publish; and the list of uploads."""

from cchc.ui.intake.flow import choose_files, receive
from cchc.ui.intake.uploads import show_uploads

__all__ = ["choose_files", "receive", "show_uploads"]
