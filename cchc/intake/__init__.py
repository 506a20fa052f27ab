"""From read tables and plain files to publications: whose figures, of when, into which table. Knows no database."""

from cchc.intake.cell_faults import cell_faults
from cchc.intake.data_files import FILED, read_data_file
from cchc.intake.errors import BlankError, IntakeError
from cchc.intake.framework_departures import FollowedFramework, followed_criteria, followed_framework
from cchc.intake.frameworks import FRAMEWORK_LEVELS, FrameworkNote, framework_of
from cchc.intake.known_rows import take_known_rows
from cchc.intake.refusals import refuse_blank, without_made_up
from cchc.intake.tables import document_weight, level_of, publication_of

__all__ = [
    "FILED",
    "FRAMEWORK_LEVELS",
    "BlankError",
    "FollowedFramework",
    "FrameworkNote",
    "IntakeError",
    "cell_faults",
    "document_weight",
    "followed_criteria",
    "followed_framework",
    "framework_of",
    "level_of",
    "publication_of",
    "read_data_file",
    "refuse_blank",
    "take_known_rows",
    "without_made_up",
]
