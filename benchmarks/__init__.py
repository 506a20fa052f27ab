"""What speed is claimed, and the script that shows it: `make bench`."""
