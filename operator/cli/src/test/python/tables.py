"""That pandas, PyArrow and DuckDB find the same in a Parquet file as in the CSV, with the right types.

    python tables.py trials.csv trials.parquet
"""

import sys

import duckdb
import pandas
import pyarrow.parquet

csv, parquet = sys.argv[1:]
TIMES = ["startTime", "completionTime"]
INTEGERS = ["number", "attempts", "disruptions", "seed"]
TEXTS = ["purpose", "baseline", "state", "sourceTrial", "reason"]

schema = pyarrow.parquet.read_schema(parquet)
for name in schema.names:
    expected = (
        "timestamp[us, tz=UTC]" if name in TIMES
        else "int64" if name in INTEGERS
        else "string" if name in TEXTS
        else "double"
    )
    assert str(schema.field(name).type) == expected, (name, schema.field(name).type)

# Doubles to the bit: pandas' own parser of CSV may miss the last one.
table = pandas.read_csv(csv, parse_dates=TIMES, float_precision="round_trip", dtype={name: "Int64" for name in INTEGERS})
read = pandas.read_parquet(parquet).astype({name: "Int64" for name in INTEGERS})
for name in TIMES:
    table[name] = pandas.to_datetime(table[name], format="ISO8601", utc=True).astype("datetime64[us, UTC]")
for name in [column for column in table.columns if str(schema.field(column).type) == "double"]:
    table[name] = table[name].astype("float64")
pandas.testing.assert_frame_equal(table, read, check_dtype=False, check_exact=True)

database = duckdb.connect()
database.execute("SET TimeZone = 'UTC'")
rows = database.sql(f"SELECT * FROM '{parquet}'")
assert rows.columns == list(table.columns)
types = dict(zip(rows.columns, map(str, rows.types)))
assert types["score"] == "DOUBLE" and types["seed"] == "BIGINT" and types["startTime"] == "TIMESTAMP WITH TIME ZONE"
found = rows.fetchall()
assert len(found) == len(read)
for row, (_, expected) in zip(found, read.iterrows()):
    for value, other in zip(row, expected):
        assert (value is None and pandas.isna(other)) or value == other, (value, other)
print(f"pandas {pandas.__version__}, PyArrow {pyarrow.__version__} and DuckDB {duckdb.__version__}: "
      f"{len(read)} rows of {len(schema.names)} columns, {int(read.isna().sum().sum())} empty cells, equal to the CSV")
