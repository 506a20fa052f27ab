"""The login: who comes is asked in front of every way in, and let go when the session ends."""
