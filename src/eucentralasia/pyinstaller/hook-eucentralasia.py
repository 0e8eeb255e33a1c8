"""What PyInstaller cannot see: the front door and the formats import by name, and read files beside them."""

from PyInstaller.utils.hooks import collect_data_files, collect_submodules

hiddenimports: list[str] = collect_submodules("eucentralasia")
datas: list[tuple[str, str]] = collect_data_files("eucentralasia")
