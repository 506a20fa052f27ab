"""Bytes become grids: a file per format, told by content and never by the ending."""
