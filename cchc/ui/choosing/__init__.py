"""What a person chooses: units, provinces, years, parts, groups to compare with."""
