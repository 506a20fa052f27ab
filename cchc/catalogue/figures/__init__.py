"""What is told of units and provinces."""
