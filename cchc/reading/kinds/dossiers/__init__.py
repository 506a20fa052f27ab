"""Reports of dossiers."""
