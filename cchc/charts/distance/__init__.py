"""How far it is to a target."""
