"""From read tables and plain files to publications: whose figures, of when, into which table. Knows no database."""

from cchc.intake.comparing import Followed, followed_by
from cchc.intake.data_files import FILED, read_data_file
from cchc.intake.errors import BlankError, IntakeError
from cchc.intake.frameworks import FRAMEWORK_LEVELS, FrameworkNote, framework_of
from cchc.intake.refusals import refuse_blank, without_made_up
from cchc.intake.tables import level_of, publication_of, standing_of

__all__ = [
    "FILED",
    "FRAMEWORK_LEVELS",
    "BlankError",
    "Followed",
    "FrameworkNote",
    "IntakeError",
    "followed_by",
    "framework_of",
    "level_of",
    "publication_of",
    "read_data_file",
    "refuse_blank",
    "standing_of",
    "without_made_up",
]
