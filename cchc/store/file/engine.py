"""How DuckDB is opened, whichever file it opens."""

from __future__ import annotations

# DuckDB would take 80 % of the machine; a dashboard shares it with others.
# And it would guess a column's type from 1,000 of its rows: a column of whole numbers would lose its few fractions.
# Several threads for one query race in window functions over few rows (1.5.5: a fatal error in about one of
# 1,000, after which no query runs until a restart); visitors still run side by side, each on the asking thread (decision 0006).
# A new file is of the newest format: only such a one refuses a journal that is not its own (cchc/store/file/file_format.py).
SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "memory_limit": "2GB",
    "pandas_analyze_sample": 1_000_000_000,
    "storage_compatibility_version": "latest",
    "threads": 1,
}
