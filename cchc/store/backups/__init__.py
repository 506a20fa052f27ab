"""Backups: made while the database is in use, tried out, put back, kept for so long."""
