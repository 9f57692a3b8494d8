"""What mkdocs.yml says of the site: its name, and where it is published."""

from pathlib import Path

from generator.load.document import Document, Scalar
from generator.load.strict_yaml import read as read_yaml
from generator.model import web_address
from generator.model.site import Site

UNNAMED = "Briefings"


def read(configuration: Path) -> Site:
    """The site that the file `configuration` describes, as far as it does.

    It is read as text: no tag in it is followed, and what is wrong with it is MkDocs' to say.
    """
    try:
        settings = read_yaml(configuration.name, configuration.read_bytes())
    except OSError:
        return Site(UNNAMED)
    address = _typed(settings, "site_url")
    return Site(
        name=_typed(settings, "site_name") or UNNAMED,
        description=_typed(settings, "site_description"),
        address="" if web_address.fault_of(address) else f"{address.rstrip('/')}/",
    )


def _typed(settings: Document, field: str) -> str:
    node = settings.node((field,))
    return node.text if isinstance(node, Scalar) else ""
