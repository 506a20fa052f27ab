"""Units against areas, however a sheet sets them out."""
