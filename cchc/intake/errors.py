"""What keeps read figures from being published."""


class IntakeError(Exception):
    """The tables do not say enough, or too much; the message (Vietnamese) says what to add."""


class BlankError(IntakeError):
    """A form that nobody has filled in."""
