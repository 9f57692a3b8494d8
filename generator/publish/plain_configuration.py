"""The MkDocs configuration without our plugin, for builders that do not know it."""

from pathlib import Path
from typing import Any

import yaml
from mkdocs.exceptions import ConfigurationError
from mkdocs.utils.yaml import yaml_load

from generator.publish.complaints import SiteFailed
from generator.publish.site_frame import PLUGIN


def plain_configuration(configuration: Path, *, docs: str, theme: str) -> str:
    """The text of `configuration` with other folders and our plugin taken out.

    Raises SiteFailed where the file cannot be read.
    """
    try:
        with configuration.open("rb") as file:
            settings = dict(yaml_load(file))
    except (OSError, ConfigurationError, yaml.YAMLError) as error:
        raise SiteFailed(f"{configuration.name} cannot be read: {error}") from error
    settings["docs_dir"] = docs
    settings["theme"] = {**settings["theme"], "custom_dir": theme}
    settings["plugins"] = [p for p in settings.get("plugins", []) if _name(p) != PLUGIN]
    return yaml.safe_dump(settings, sort_keys=False, allow_unicode=True)


def _name(plugin: Any) -> str:
    return next(iter(plugin)) if isinstance(plugin, dict) else str(plugin)
