"""The database file: opened once, locked, brought up to date, watched."""
