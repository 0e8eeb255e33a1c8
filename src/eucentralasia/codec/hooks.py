"""What pydantic, and so FastAPI, asks of a record, part or date: how it is validated, shown and described."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from eucentralasia.codec import structure
from eucentralasia.codec.schemas import bare_schema
from eucentralasia.model.plain_data import unstructure
from eucentralasia.model.validation import taken

if TYPE_CHECKING:
    from collections.abc import Callable


def core_schema(cls: type[Any]) -> Any:
    """Return pydantic's own schema of a record, part or date, as a field, a body or a response.

    It takes a value of the class, or plain data as a constructor does, and shows plain data.

    Args:
        cls: The record, part or date.

    Examples:
        >>> import eucentralasia as eca
        >>> from eucentralasia.codec.hooks import core_schema
        >>> core_schema(eca.Place)["function"]["function"]({"city": "Dushanbe"})
        Place(city='Dushanbe', country=None, venue=None)
    """
    from pydantic_core import core_schema as core

    def described(_: Any, handler: Callable[[Any], dict[str, Any]]) -> dict[str, Any]:
        def refer(part: type[Any]) -> dict[str, Any]:
            # it is what lists hold that pydantic gives a definition, wherever its host keeps those
            found: dict[str, Any] = handler(core.list_schema(core_schema(part)))["items"]
            return found

        return bare_schema(cls, refer)

    def validated(value: Any) -> Any:
        return _validated(cls, value)

    # pydantic's errors name what refused by it
    validated.__qualname__ = cls.__name__
    return core.no_info_plain_validator_function(
        validated,
        ref=f"{cls.__module__}.{cls.__qualname__}",
        serialization=core.plain_serializer_function_ser_schema(unstructure),
        metadata={"pydantic_js_functions": [described]},
    )


def _validated(cls: type[Any], value: Any) -> Any:
    """Take a value of the class, or what its constructor takes for one; else say all that is wrong."""
    made = taken(value, cls)
    if type(made) is cls:
        return made
    plain = {key: unstructure(one) for key, one in value.items()} if type(value) is dict else value
    return structure(plain, cls)
