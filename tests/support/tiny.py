"""A whole registry in one text: every drawer, every part, no real fact."""

from support import DATA

TINY = (DATA / "tiny.toml").read_text(encoding="utf-8")
