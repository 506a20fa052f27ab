"""What was typed and not published: kept as drafts, and held against what others changed meanwhile."""
