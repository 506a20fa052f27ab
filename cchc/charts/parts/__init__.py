"""What a whole is made of: areas, groups, channels."""
