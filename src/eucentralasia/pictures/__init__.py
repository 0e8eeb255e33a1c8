"""Pictures of events: on a line of time, in a calendar, on a map, who met whom, and what is covered.

Each takes a collection of events (or a registry), draws on ``ax`` or makes a figure, and returns the figure;
``dumps`` and ``dump`` make a file of it that is the same every time. They need the extra ``plot``, but no
screen.
"""

from eucentralasia.pictures.lanes import timeline
from eucentralasia.pictures.months import calendar_heatmap
from eucentralasia.pictures.paper import dump, dumps
from eucentralasia.pictures.people import network
from eucentralasia.pictures.places import venues
from eucentralasia.pictures.years import coverage

__all__ = ["calendar_heatmap", "coverage", "dump", "dumps", "network", "timeline", "venues"]
