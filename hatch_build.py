"""What the wheel takes from outside src/: the interface catalogs, and none of the briefs' own."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class InterfaceCatalogs(BuildHookInterface):
    """Lays locales/<lang>/LC_MESSAGES/polybrief.po into the package; an editable install reads the checkout's."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        for catalog in sorted(Path(self.root, "locales").glob("*/LC_MESSAGES/polybrief.po")):
            build_data["force_include"][str(catalog)] = f"polybrief/{catalog.relative_to(self.root).as_posix()}"
