"""What PyInstaller cannot see: the front door and the formats import by name, and read files beside them."""

from PyInstaller.utils.hooks import collect_data_files, collect_submodules

hiddenimports = collect_submodules("eucentralasia")
datas = collect_data_files("eucentralasia")
