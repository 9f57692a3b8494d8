"""Where the site is published, as far as mkdocs.yml says."""

from generator.load.document import Scalar
from generator.load.strict_yaml import read
from generator.model import web_address
from generator.pipeline import Project


def site_address(project: Project) -> str:
    """The `site_url` of mkdocs.yml with a slash at its end; empty where there is none.

    The file is read as text: no tag in it is followed, and what is wrong with it is MkDocs' to say.
    """
    try:
        settings = read(project.configuration.name, project.configuration.read_bytes())
    except OSError:
        return ""
    typed = settings.node(("site_url",))
    if not isinstance(typed, Scalar) or web_address.fault_of(typed.text):
        return ""
    return typed.text.rstrip("/") + "/"
