"""Reads the tables of a run: python3 read_run.py FOLDER. Needs nothing but Python 3."""
import csv
import math
import sys

folder = sys.argv[1]


def table(name):
    """The rows of a CSV file of the folder, one after the other: records.csv may be large."""
    with open(f"{folder}/{name}", newline="", encoding="utf-8") as file:
        yield from csv.DictReader(file)


def number(cell, empty):
    return float(cell) if cell != "" else empty


def quantile(values, p):
    """Type 7 of Hyndman and Fan (1996), as summary.json has it; infinite among those that did not clear."""
    values = sorted(values)
    at = (len(values) - 1) * p
    low, high = values[math.floor(at)], values[math.ceil(at)]
    return low if low == high else low + (at - math.floor(at)) * (high - low)


# replications.csv: a row per replication. An empty cell did not happen within the horizon.
days = [number(row["days_to_clear"], math.inf) for row in table("replications.csv")]
print(f"replications {len(days)}, not cleared {days.count(math.inf)}")
print("days to clear: median {:.2f}, 5% {:.2f}, 95% {:.2f}".format(*(quantile(days, p) for p in (0.5, 0.05, 0.95))))

# timeline.csv: a row per date and series, with the mean and quantiles over the replications.
empty = None
for row in table("timeline.csv"):
    if row["series"] == "backlog_origin":
        if float(row["p50"]) > 0:
            empty = None
        elif empty is None:
            empty = row["date"]
print(f"origin empty (median) on {empty}")

# records.csv (run with --records): a row per person and stage, times in hours since the start. A row without a start
# still waits at the horizon, one without an exit is still there.
stages = {}
for row in table("records.csv"):
    if row["kind"] != "service":
        continue
    stage = stages.setdefault((row["stage"], row["place"]), {"came": 0, "began": 0, "waited": 0.0, "there": 0})
    stage["came"] += 1
    stage["there"] += row["exit"] == ""
    if row["start"] != "":
        stage["began"] += 1
        stage["waited"] += float(row["start"]) - float(row["entry"])
for (stage, place), seen in sorted(stages.items()):
    wait = seen["waited"] / seen["began"] if seen["began"] > 0 else math.nan
    print(f"{stage} at {place}: {seen['came']} came, waited {wait:.2f} h on average, {seen['there']} still there")
