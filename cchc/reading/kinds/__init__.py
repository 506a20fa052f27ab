"""A file or a room for each kind of table."""
