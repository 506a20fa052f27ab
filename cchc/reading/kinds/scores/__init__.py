"""A score sheet of one unit: its tree of criteria, its points, its total."""
