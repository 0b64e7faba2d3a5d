"""Errors that are meant for the user."""


class UserError(Exception):
    """A problem that the user can mend; the command line prints its message in one line."""
