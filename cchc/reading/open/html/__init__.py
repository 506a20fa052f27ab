"""Pages of HTML that portals call .xls."""
