"""What several tests share: data, made-up registries, and readers of what was written."""

from pathlib import Path

DATA = Path(__file__).parents[1] / "data"
"""What tests read: texts, tables and files of data, none of it Python."""
