"""The long run on Spark: a local session runs the page's part, and is asked what the registry is asked.

``python tests/fuzz/spark.py [COUNT]`` needs Java, pyspark and the extras arrow and frames, which
``.ci/release spark`` gets. ``docs/how-to/scale-out.md`` records the last result.
"""

import re
import sys
import tempfile
import time
from pathlib import Path

import pyspark
from pyspark.sql import SparkSession

sys.path.insert(0, str(Path(__file__).parents[1]))

import eucentralasia as eca
from eucentralasia import about, between, formats, held_in, involving
from support.asking import found, queries, warehouse

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "scale-out.md"
BLOCK = re.compile(r"^```python\n(from pyspark.+?)^```$", re.DOTALL | re.MULTILINE)
LAKE = "s3://lake/dialogues"  # where the page has its files


def session(folder: str) -> SparkSession:
    """A session on this machine, which keeps its tables in a folder."""
    builder = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.sql.warehouse.dir", f"{folder}/tables")
    )
    spark = builder.getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    return spark


def page(spark: SparkSession, folder: str, registry: eca.Registry) -> bool:
    """Run the part that the page has for Spark; return whether its table holds what ``where`` finds."""
    (block,) = BLOCK.findall(PAGE.read_text(encoding="utf-8"))
    assert LAKE in block
    spark.createDataFrame([("KZ", 1), ("UZ", 2)], ["partner", "flow"]).createOrReplaceTempView("trade_flows")
    exec(block.replace(LAKE, folder), {})
    kept = sorted(row["id"] for row in spark.table("kz_meetings").select("id").collect())
    query = between("2024", "2025") & involving("KZ") & ~about("water-management")
    wanted = sorted(registry.events.where(query, held_in("KZ", "UZ")).ids)
    print(f"the page's part: {len(kept)} meetings, {'the same' if kept == wanted else 'other'} answers")
    return bool(kept) and kept == wanted


def main(count: int) -> int:
    """Ask so many queries of Parquet files through Spark; return how many had another answer."""
    registry = warehouse()
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        spark = session(folder)
        formats.parquet.dump(registry, folder)
        events = spark.read.parquet(f"{folder}/nested_events.parquet")
        other = [
            query
            for query in queries(2025, count)
            if found(events, query) != sorted(registry.events.where(query).ids)
        ]
        rows = events.count()
        wrong = len(other) + (not page(spark, folder, registry))
        spark.stop()
    for query in other:
        print("another answer:", query)
    seconds = time.perf_counter() - begun
    told = f"{count} queries on {rows} events, {len(other)} other answers, {seconds:.0f} s"
    print(f"PySpark {pyspark.__version__}: {told}")
    return wrong


if __name__ == "__main__":
    sys.exit(min(main(int(sys.argv[1]) if sys.argv[1:] else 200), 1))
