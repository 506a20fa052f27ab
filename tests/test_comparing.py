"""The verdict on a comparison: each rule with a case on both sides of it, on the page, in exports and pictures."""
