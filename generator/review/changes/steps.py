"""The ways along which a status or a verification goes on, and when it goes back."""

from generator.model.vocabulary import EventStatus, ResponseStatus, Term, Verification

_ENDED = (ResponseStatus.LIFTED, ResponseStatus.EXPIRED)
_WAYS: tuple[tuple[Term, ...], ...] = (
    (EventStatus.EXPECTED, EventStatus.ONGOING, EventStatus.OCCURRED),
    (EventStatus.CANCELLED, EventStatus.OCCURRED),
    (EventStatus.NOT_OBSERVED, EventStatus.OCCURRED),
    (
        ResponseStatus.CALLED_FOR,
        ResponseStatus.PROPOSED,
        ResponseStatus.UNDER_CONSIDERATION,
        ResponseStatus.ADOPTED,
        ResponseStatus.IN_FORCE,
        *_ENDED,
    ),
    (ResponseStatus.ADOPTED, ResponseStatus.SUSPENDED, *_ENDED),
    (
        Verification.ALLEGED,
        Verification.UNDER_EXAMINATION,
        Verification.REPORTED,
        Verification.CONFIRMED,
    ),
    (Verification.REFUTED, Verification.CONFIRMED),
)


def is_step_back(before: object, after: object) -> bool:
    """Whether `after` comes earlier than `before` on a way that has both.

    What was said to have happened and is said not to have, goes back, too.
    """
    return any(
        before in way and after in way and way.index(after) < way.index(before) for way in _WAYS
    )
