"""What makes a command end without having done what was asked."""


class Failure(Exception):
    """Something foreseen went wrong; the message says what, and what to do, in whole words.

    Each room has its own sorts; whoever calls a command sees the message and no traceback.
    """
