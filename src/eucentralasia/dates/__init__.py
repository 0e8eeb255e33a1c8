"""Dates as sources give them: a year, a month or a day, and spans of these, written in EDTF; the only room for dateutil.

How people write dates is read by ``eucentralasia.dates.reader``, whose grammar is imported only when it is asked for.
"""

from eucentralasia.dates.compared import Compared
from eucentralasia.dates.partial import EDTF, GROUPINGS, PartialDate, day, months_later
from eucentralasia.dates.span import EDTF_SPAN, DateSpan

__all__ = ["EDTF", "EDTF_SPAN", "GROUPINGS", "Compared", "DateSpan", "PartialDate", "day", "months_later"]
