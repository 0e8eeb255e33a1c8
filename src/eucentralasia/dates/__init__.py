"""Dates as sources give them: days, months, years and spans of these, in EDTF; the only room for dateutil.

How people write dates is read by ``dates.reader`` and ``dates.running``, imported only when asked for.
"""

from eucentralasia.dates.partial import (
    EDTF as EDTF,
    Compared as Compared,
    PartialDate,
    day as day,
    months_later as months_later,
)
from eucentralasia.dates.parts import GROUPINGS as GROUPINGS
from eucentralasia.dates.span import EDTF_SPAN as EDTF_SPAN, DateSpan

__all__ = ["DateSpan", "PartialDate"]
