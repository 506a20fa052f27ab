"""Who answers for which criterion."""
