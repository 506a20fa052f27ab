"""Vietnamese text made comparable, and the words that headings and lines are known by."""
