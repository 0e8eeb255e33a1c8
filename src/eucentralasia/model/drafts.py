"""Records made without their constructors: the one place in which checks are bypassed.

Only two roads come here, both with values that were checked: the snapshot, whose records passed their constructors and
all checks when the wheel was built, and the quick makers of ``codec.quick``, which check types, texts and forms
themselves. Tests compare what both make with what the constructors make.

A *draft* is a subclass with the same slots that may be assigned to; when all are filled, it changes its ``__class__`` to
the record's. A frozen attrs class would pay for ``object.__setattr__`` on each field. Deleting must be plain as well, or
CPython keeps the slow way of assigning.
"""

from functools import cache
from typing import Any

__all__ = ["draft"]


@cache
def draft(cls: type[Any]) -> type[Any]:
    """Return a subclass of a record or part whose fields may be assigned to."""
    plain = {"__slots__": (), "__setattr__": object.__setattr__, "__delattr__": object.__delattr__}
    return type(f"Draft{cls.__name__}", (cls,), plain)
