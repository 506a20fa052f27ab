"""The commands of `python -m cchc`, a file for those that need the same rooms."""
