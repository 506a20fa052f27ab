"""Excel in, on the page: file → what was understood → problems by cell → difference → publish; and the list of uploads."""

from cchc.ui.intake.choosing import choose_files
from cchc.ui.intake.drafted import ask_who
from cchc.ui.intake.file_results import drop_file_results
from cchc.ui.intake.flow import process_files
from cchc.ui.intake.frameworks import offer_templates
from cchc.ui.intake.uploads import show_uploads
from cchc.ui.intake.waiting import choose_topics_of_two, show_waiting

__all__ = [
    "ask_who",
    "choose_files",
    "choose_topics_of_two",
    "drop_file_results",
    "offer_templates",
    "process_files",
    "show_uploads",
    "show_waiting",
]
