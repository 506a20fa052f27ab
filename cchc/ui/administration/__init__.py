"""What administrators do on a page: people, who is in, the record."""
