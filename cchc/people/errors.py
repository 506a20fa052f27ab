"""What cannot be done to people, in words for whoever asked (Vietnamese)."""


class PeopleError(Exception):
    """`str()` is the sentence."""
