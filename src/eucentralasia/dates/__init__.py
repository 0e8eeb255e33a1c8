"""Dates as sources give them: days, months, years and spans of these, in EDTF; the only room for dateutil.

How people write dates is read by ``dates.reader`` and ``dates.running``, imported only when asked for.
"""

from eucentralasia.dates.compared import Compared
from eucentralasia.dates.partial import EDTF, GROUPINGS, PartialDate, day, months_later
from eucentralasia.dates.span import EDTF_SPAN, DateSpan

__all__ = ["EDTF", "EDTF_SPAN", "GROUPINGS", "Compared", "DateSpan", "PartialDate", "day", "months_later"]
