"""Writes earthquakes.csv and land.csv from an unpacked npm package vega-datasets (3.2.1).

    npm pack vega-datasets@3.2.1 && tar xzf vega-datasets-3.2.1.tgz
    python3 extract.py package/data
"""

import csv
import json
import pathlib
import sys

source = pathlib.Path(sys.argv[1])
here = pathlib.Path(__file__).parent


def write(name, header, rows):
    with open(here / name, "w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(header)
        out.writerows(rows)


def earthquakes():
    """Rows in the order of time."""
    features = json.loads((source / "earthquakes.json").read_text())["features"]
    for feature in sorted(features, key=lambda feature: feature["properties"]["time"]):
        properties = feature["properties"]
        if properties["type"] == "earthquake":
            longitude, latitude, depth = feature["geometry"]["coordinates"]
            yield round(longitude, 4), round(latitude, 4), round(depth, 1), properties["mag"], properties["time"]


def land():
    """Outlines as rows (line, longitude, latitude); a TopoJSON arc is delta-encoded.

    The map's own edge south of Antarctica is left out.
    """
    world = json.loads((source / "world-110m.json").read_text())
    (sx, sy), (tx, ty) = world["transform"]["scale"], world["transform"]["translate"]
    arcs = {arc if arc >= 0 else ~arc for arc in numbers(world["objects"]["land"]["arcs"])}
    line = 0
    for arc in sorted(arcs):
        line += 1
        x = y = 0
        for dx, dy in world["arcs"][arc]:
            x, y = x + dx, y + dy
            longitude, latitude = x * sx + tx, y * sy + ty
            if latitude < -84.7:
                line += 1
            else:
                yield line, round(longitude, 2), round(latitude, 2)


def numbers(tree):
    if isinstance(tree, list):
        for branch in tree:
            yield from numbers(branch)
    else:
        yield tree


write("earthquakes.csv", ("longitude", "latitude", "depth_km", "magnitude", "time_ms"), earthquakes())
write("land.csv", ("line", "longitude", "latitude"), land())
