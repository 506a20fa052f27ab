"""What the server bears: many people at once, growing data, Dash beside it: `make load`."""
