"""Who stands where: ranks, maps, several units side by side."""
