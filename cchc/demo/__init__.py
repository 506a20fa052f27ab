"""A made-up province with eight years of everything that the product shows: data in, tables out, the same on every machine.

`build.py` puts it into a database of its own; `cchc/demonstration.py` says how such a one is told from real figures.
"""

# Counts whenever anything that is generated changes: a database of another version is built anew.
VERSION = "10"
