"""DuckDB: open it, ask named questions, publish, take back. Owns duckdb; knows no screen."""

from cchc.store.data_version import DataVersion
from cchc.store.drafts import Draft, drafts_of, drop_draft, keep_draft
from cchc.store.errors import (
    ChangedMeanwhileError,
    DatabaseBusyError,
    ForbiddenError,
    PartialUploadError,
    StoreError,
    UnknownQuestionError,
    UnknownUploadError,
)
from cchc.store.file.database import default_path
from cchc.store.groups import SavedGroup, delete_group, save_group, saved_groups
from cchc.store.order import in_name_order
from cchc.store.publication import Publication
from cchc.store.questions import paths, question
from cchc.store.store import Store, open_store

__all__ = [
    "ChangedMeanwhileError",
    "DataVersion",
    "DatabaseBusyError",
    "Draft",
    "ForbiddenError",
    "PartialUploadError",
    "Publication",
    "SavedGroup",
    "Store",
    "StoreError",
    "UnknownQuestionError",
    "UnknownUploadError",
    "default_path",
    "delete_group",
    "drafts_of",
    "drop_draft",
    "in_name_order",
    "keep_draft",
    "open_store",
    "paths",
    "question",
    "save_group",
    "saved_groups",
]
