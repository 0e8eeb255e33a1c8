"""The build hook of the wheel: it compiles the data into a snapshot; data that do not pass make no wheel."""

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileData(BuildHookInterface[Any]):
    """Adds the snapshot to a wheel; an editable install reads the TOML, so that an edit shows at once."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Load, check and compile the data, before the files of the wheel are gathered."""
        if version == "editable":
            return
        sys.path.insert(0, str(Path(self.root, "src")))
        sys.dont_write_bytecode = True
        from eucentralasia.checks import check
        from eucentralasia.errors import DataError
        from eucentralasia.loading import read_shipped
        from eucentralasia.snapshot import written

        registry = read_shipped()
        problems = [one for one in check(registry, profile="curated") if one.severity == "error"]
        if problems:
            raise DataError(problems)
        self.folder = tempfile.TemporaryDirectory()
        for name, content in written(registry).items():
            file = Path(self.folder.name, f"{name}.bin")
            file.write_bytes(content)
            build_data["force_include"][str(file)] = f"eucentralasia/compiled/{name}.bin"

    def finalize(self, version: str, *_: Any) -> None:
        """Remove what was written beside the wheel."""
        if version != "editable":
            self.folder.cleanup()
