"""Documents of the office on the screen: what is made of them, what officers write into them, how they leave."""
