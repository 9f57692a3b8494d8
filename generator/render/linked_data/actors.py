"""Actors as Person, Organization or Country."""

from generator.model.items import Actor
from generator.model.site import Site
from generator.model.vocabulary import ActorType
from generator.relate.archive import Archive
from generator.render.linked_data.naming import subject_of
from generator.render.linked_data.node import Node, in_language, node
from generator.render.plain_words import plain

# A state speaks and decides, which in schema.org only persons and organisations do.
_TYPES: dict[ActorType, str | tuple[str, ...]] = {
    ActorType.PERSON: "Person",
    ActorType.STATE: ("Country", "Organization"),
    ActorType.GOVERNMENT: "GovernmentOrganization",
}


def named(identifier: str, archive: Archive, site: Site) -> Node:
    """Who is meant by an actor's id, or by the plain name that stands in place of one."""
    actor = archive.actors.get(identifier)
    if actor is None:
        return node("Organization", name=identifier)
    return node(_type(actor), id=subject_of(actor, site), name=actor.name)


def described(actor: Actor, archive: Archive, site: Site) -> Node:
    """All that is on file about an actor."""
    body = named(actor.part_of, archive, site) if actor.part_of else None
    is_person = actor.type is ActorType.PERSON
    return node(
        _type(actor),
        id=subject_of(actor, site),
        name=actor.name,
        alternateName=(*actor.aliases, *(in_language(n, tag) for tag, n in actor.names.items())),
        description=plain(actor.note, archive),
        url=actor.url,
        sameAs=f"https://www.wikidata.org/entity/{actor.wikidata}" if actor.wikidata else "",
        affiliation=body if is_person else None,
        parentOrganization=None if is_person else body,
    )


def _type(actor: Actor) -> str | tuple[str, ...]:
    return _TYPES.get(actor.type, "Organization")
