"""What is done about points that were lost, by whom, and what came back of them."""
