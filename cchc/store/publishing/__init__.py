"""What a publication changes: rows in, what stands, what differs, what is kept."""
