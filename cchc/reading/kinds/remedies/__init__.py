"""Limitations with what shall be done about them."""
