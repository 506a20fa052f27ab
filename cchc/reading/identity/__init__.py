"""Whose figures a table holds, of when, and how final they are."""
