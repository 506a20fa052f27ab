"""What a page shows: figures, charts, tables, with their sources, files and verdicts."""
