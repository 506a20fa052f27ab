"""Tasks, listed and counted."""
