"""Excel in, on the page: file → what was understood → problems by cell → difference → publish; and the list of uploads."""

from cchc.ui.intake.choosing import choose_files
from cchc.ui.intake.drafted import ask_who
from cchc.ui.intake.flow import receive
from cchc.ui.intake.frameworks import offer_templates
from cchc.ui.intake.held import let_go
from cchc.ui.intake.uploads import show_uploads

__all__ = ["ask_who", "choose_files", "let_go", "offer_templates", "receive", "show_uploads"]
