"""DuckDB: open it, ask named questions, publish, take back. Owns duckdb; knows no screen."""

from cchc.store.database import default_path
from cchc.store.errors import (
    ChangedMeanwhileError,
    DatabaseBusyError,
    PartialUploadError,
    StoreError,
    UnknownQuestionError,
    UnknownUploadError,
)
from cchc.store.publication import Publication
from cchc.store.questions import paths, question
from cchc.store.store import DataVersion, Store, open_store

__all__ = [
    "ChangedMeanwhileError",
    "DataVersion",
    "DatabaseBusyError",
    "PartialUploadError",
    "Publication",
    "Store",
    "StoreError",
    "UnknownQuestionError",
    "UnknownUploadError",
    "default_path",
    "open_store",
    "paths",
    "question",
]
