"""The long run on Spark: a local session is asked the same random queries as the registry.

``python tests/fuzz/spark.py [COUNT]`` needs Java and ``pip install pyspark``. ``docs/how-to/scale-out.md``
records the last result.
"""

import sys
import tempfile
import time
from pathlib import Path

import pyspark
from pyspark.sql import SparkSession

sys.path.insert(0, str(Path(__file__).parents[1]))

from eucentralasia import formats
from support.asking import found, queries, warehouse


def main(count: int) -> int:
    """Ask so many queries of Parquet files through Spark; return how many had another answer."""
    registry = warehouse()
    begun = time.perf_counter()
    builder = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
    )
    spark = builder.getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        formats.parquet.dump(registry, folder)
        events = spark.read.parquet(f"{folder}/nested_events.parquet")
        for query in queries(2025, count):
            if found(events, query) != sorted(registry.events.where(query).ids):
                wrong += 1
                print("another answer:", query)
        rows = events.count()
    spark.stop()
    seconds = time.perf_counter() - begun
    told = f"{count} queries on {rows} events, {wrong} other answers, {seconds:.0f} s"
    print(f"PySpark {pyspark.__version__}: {told}")
    return wrong


if __name__ == "__main__":
    sys.exit(min(main(int(sys.argv[1]) if sys.argv[1:] else 200), 1))
