"""From a chart to its drawing: where every item stands, before any colour.

In: a chart. Out: a `Drawing`.
"""

from functools import lru_cache

from generator.charts import bars, scatter, timeline, tree
from generator.charts.drawing import Drawing
from generator.charts.fonts import Lettering
from generator.charts.model import Bars, Chart, Pairs, Path, Scatter, Tree, Trend


@lru_cache(maxsize=256)  # a quarter has some 85 pictures: measured for its pages, then drawn
def compose(chart: Chart, lettering: Lettering) -> Drawing:
    """Return the items of a chart in the order of painting."""
    match chart:
        case Bars():
            return bars.bars(chart, lettering)
        case Pairs():
            return bars.pairs(chart, lettering)
        case Path():
            return timeline.path(chart, lettering)
        case Scatter():
            return scatter.scatter(chart, lettering)
        case Trend():
            return timeline.trend(chart, lettering)
        case Tree():
            return tree.tree(chart, lettering)
