"""Files that others sent are read in processes of their own, with limits, in a line."""
