"""What makes a closed list of words: an enum that lists its words, and not all that a text can do."""

from enum import EnumType

__all__ = ["Listed"]


class Listed(EnumType):
    """The class of the vocabularies, for what ``help`` and completion show of one."""

    def __dir__(cls) -> list[str]:
        # an enum of texts lists all 80 methods of texts too, among which its words are lost
        return sorted({*cls.__members__, "__doc__", "__members__", "__module__"})
