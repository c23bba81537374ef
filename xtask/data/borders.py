"""Makes the partition of the world into states' land and territorial sea, for `cargo xtask data`.

From Natural Earth's countries (npm `world-atlas`, scale 1:10m) it makes arcs that bound areas: land, and the belt of
sea within 12 nautical miles of it, divided by the line of equal distance where two belts meet. The arcs are simplified
each once, so that neighbours keep one common border. It decides nothing about who owns what: that is make.py.
"""

import json
import math
import sys

import numpy as np
import shapely
import shapely.affinity
from shapely import STRtree
from shapely.geometry import MultiPoint, Polygon, box

NAUTICAL_MILE = 1852.0
# The belt is made wider by what simplification may take away again, and by what a polygon of a circle lacks.
BELT_METRES = 12 * NAUTICAL_MILE + 1150.0
# How far a simplified border may lie from the source's, in metres; coasts within one area may be coarser.
BORDER_TOLERANCE = 1000.0
COAST_TOLERANCE = 2000.0
# The unit of stored coordinates: 1e-4 degrees, 11 m of latitude.
UNITS = 10_000
RADIUS = 6_371_008.8
TILE = 10.0


def countries(path):
    """Features of the TopoJSON file as [(numeric code or None, name, shapely geometry)]."""
    topology = json.load(open(path))
    scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = [np.cumsum(np.array(arc), axis=0) * scale + shift for arc in topology["arcs"]]

    def ring(indices):
        points = []
        for index in indices:
            arc = arcs[index] if index >= 0 else arcs[~index][::-1]
            points.extend(arc[1:] if points else arc)
        return points

    def polygon(rings):
        # The source joins rings over the antimeridian: they are followed past 180 degrees, and cut there.
        rings = [unwrapped(ring(indices)) for indices in rings]
        rings = [points for points in rings if len(points) >= 4]
        if not rings:
            return Polygon()
        middle = (rings[0][:, 0].min() + rings[0][:, 0].max()) / 2
        holes = [hole - [360 * round((hole[:, 0].mean() - middle) / 360), 0] for hole in rings[1:]]
        whole = polygonal(shapely.make_valid(Polygon(rings[0], holes)))
        parts = []
        for turn in (-360, 0, 360):
            part = polygonal(whole.intersection(box(turn - 180, -90, turn + 180, 90)))
            if not part.is_empty:
                parts.append(shapely.affinity.translate(part, -turn))
        return shapely.union_all(parts)

    for feature in topology["objects"]["countries"]["geometries"]:
        parts = {"Polygon": [feature.get("arcs")], "MultiPolygon": feature.get("arcs")}[feature["type"]]
        shape = shapely.union_all([polygonal(polygon(rings)) for rings in parts])
        yield feature.get("id"), feature["properties"]["name"], shape


def unwrapped(points):
    """Points whose longitudes have no jump; the first stays."""
    points = np.array(points, dtype=float)
    steps = np.diff(points[:, 0])
    points[1:, 0] -= np.cumsum(360 * np.round(steps / 360))
    return points


def polygonal(shape):
    """The parts of a geometry that have an area."""
    parts = [part for part in shapely.get_parts(shape) if part.geom_type in ("Polygon", "MultiPolygon")]
    return shapely.union_all(parts) if parts else Polygon()


class Local:
    """The azimuthal equidistant projection of the sphere about a point, in metres."""

    def __init__(self, longitude, latitude):
        self.longitude, self.sin, self.cos = (
            math.radians(longitude), math.sin(math.radians(latitude)), math.cos(math.radians(latitude)))

    def forward(self, shape):
        def project(points):
            lon, lat = np.radians(points[:, 0]) - self.longitude, np.radians(points[:, 1])
            cosine = np.clip(self.sin * np.sin(lat) + self.cos * np.cos(lat) * np.cos(lon), -1, 1)
            angle = np.arccos(cosine)
            factor = RADIUS * np.where(angle < 1e-9, 1.0, angle / np.maximum(np.sin(angle), 1e-12))
            x = np.cos(lat) * np.sin(lon)
            y = self.cos * np.sin(lat) - self.sin * np.cos(lat) * np.cos(lon)
            return np.stack([factor * x, factor * y], axis=1)
        return shapely.transform(shape, project)

    def backward(self, shape):
        def unproject(points):
            x, y = points[:, 0], points[:, 1]
            rho = np.hypot(x, y)
            angle = rho / RADIUS
            share = np.where(rho < 1e-6, 1.0 / RADIUS, np.sin(angle) / np.maximum(rho, 1e-6))
            lat = np.arcsin(np.clip(np.cos(angle) * self.sin + y * share * self.cos, -1, 1))
            lon = self.longitude + np.arctan2(x * share, self.cos * np.cos(angle) - y * share * self.sin)
            return np.degrees(np.stack([lon, lat], axis=1))
        return shapely.transform(shape, unproject)


def belts_of_tile(west, south, land, tree):
    """The belts of each area in one tile: {area: geometry in degrees, clipped to the tile}."""
    tile = box(west, south, west + TILE, south + TILE)
    highest = min(89.0, max(abs(south), abs(south + TILE)))
    margin_y = 0.5
    margin_x = min(20.0, margin_y / math.cos(math.radians(min(highest, 88.5))))
    local = Local(west + TILE / 2, south + TILE / 2)
    wide = box(west - margin_x, south - margin_y, west + TILE + margin_x, south + TILE + margin_y)
    near = {}
    for shift in (-360.0, 0.0, 360.0):
        window = shapely.affinity.translate(wide, -shift)
        for index in tree.query(window):
            area, shape = land[index]
            part = polygonal(shape.intersection(window))
            if not part.is_empty:
                moved = shapely.affinity.translate(part, shift) if shift else part
                near.setdefault(area, []).append(polygonal(shapely.make_valid(local.forward(shapely.segmentize(moved, 0.05)))))
    near = {area: shapely.union_all(parts) for area, parts in near.items()}
    if not near:
        return {}
    all_land = shapely.union_all(list(near.values()))
    belts = {area: shape.simplify(100).buffer(BELT_METRES, quad_segs=8) for area, shape in near.items()}
    divided = divide(near, belts, all_land)
    clipped = {}
    for area, belt in divided.items():
        part = polygonal(shapely.make_valid(local.backward(belt)).intersection(tile))
        if not part.is_empty:
            clipped[area] = part
    return clipped


def divide(near, belts, all_land):
    """Takes from overlapping belts what is nearer to another's land, by the Voronoi cells of points of the coasts."""
    names = sorted(belts)
    shared = []
    for first, one in enumerate(names):
        for other in names[first + 1:]:
            if belts[one].intersects(belts[other]):
                shared.append(belts[one].intersection(belts[other]))
    if not shared:
        return belts
    overlap = polygonal(shapely.union_all(shared).difference(all_land))
    if overlap.is_empty:
        return belts
    reach = overlap.buffer(BELT_METRES + 500.0)
    points, owner = [], []
    for name in names:
        line = near[name].boundary.intersection(reach)
        if line.is_empty:
            continue
        found = shapely.get_coordinates(shapely.segmentize(line, 1500.0))
        points.append(found)
        owner.extend([name] * len(found))
    points = np.concatenate(points)
    points, kept = np.unique(np.round(points, 1), axis=0, return_index=True)
    owner = [owner[index] for index in kept]
    cells = shapely.get_parts(shapely.voronoi_polygons(MultiPoint(points), extend_to=reach, ordered=True))
    cell_of = {}
    for name, cell in zip(owner, cells):
        cell_of.setdefault(name, []).append(cell)
    divided = {}
    for name in names:
        own = shapely.union_all(cell_of.get(name, []))
        divided[name] = polygonal(shapely.union_all([belts[name].difference(overlap), overlap.intersection(own)]))
    return divided


def belts(land):
    """All belts: [(area, geometry)]."""
    tree = STRtree([shape for _, shape in land])
    found = []
    for south in np.arange(-60.0, 90.0, TILE):
        for west in np.arange(-180.0, 180.0, TILE):
            found.extend(belts_of_tile(west, south, land, tree).items())
        print(f"belts: to {south + TILE:.0f} degrees north", file=sys.stderr)
    return found


def partition(land, sea):
    """Labelled edges of the partition: {(a, b): [left, right]} over integer points, a < b."""
    lines = [shapely.segmentize(shape, 0.2).boundary for _, shape in land] + [shape.boundary for _, shape in sea]
    noded = shapely.union_all(lines, grid_size=1 / UNITS)
    faces = [face for face in shapely.get_parts(shapely.polygonize(shapely.get_parts(noded)))]
    print(f"partition: {len(faces)} faces", file=sys.stderr)
    inside = shapely.point_on_surface(faces)
    label = np.zeros(len(faces), dtype=np.int64)
    for kind, shapes in ((2, sea), (1, land)):
        tree = STRtree([shape for _, shape in shapes])
        for face, shape in zip(*tree.query(inside, predicate="within")):
            label[face] = shapes[shape][0] * 2 + kind
    edges, cut = {}, []
    for face, value in zip(faces, label):
        for place, ring in enumerate([face.exterior, *face.interiors]):
            points = np.rint(shapely.get_coordinates(ring) * UNITS).astype(np.int64)
            # The face lies to the left: outer rings run counter-clockwise, holes clockwise.
            if shapely.is_ccw(ring) != (place == 0):
                points = points[::-1]
            for a, b in zip(map(tuple, points[:-1].tolist()), map(tuple, points[1:].tolist())):
                if abs(a[0]) == abs(b[0]) == 180 * UNITS and a[0] == b[0]:
                    cut.append((a, b, int(value)))
                    continue
                a, b = seam(a), seam(b)
                if a == b:
                    continue
                entry = edges.setdefault((min(a, b), max(a, b)), [0, 0])
                entry[0 if a < b else 1] = int(value)
    edges.update(mend_seam(cut))
    return {edge: tuple(sides) for edge, sides in edges.items() if sides[0] != sides[1]}


def seam(point):
    """The 180th meridian has one name."""
    return (180 * UNITS, point[1]) if point[0] == -180 * UNITS else point


def mend_seam(cut):
    """Edges along the 180th meridian, where the source is cut: what faces what, interval by interval."""
    heights = sorted({height for a, b, _ in cut for height in (a[1], b[1])})
    edges = {}
    for low, high in zip(heights, heights[1:]):
        sides = {-1: 0, 1: 0}
        for a, b, value in cut:
            if min(a[1], b[1]) <= low and high <= max(a[1], b[1]):
                sides[1 if a[0] > 0 else -1] = value
        # Going north, the west (longitudes below 180) is on the left.
        edges[((180 * UNITS, low), (180 * UNITS, high))] = [sides[1], sides[-1]]
    return edges


def chains(edges):
    """Edges joined to arcs: [(left, right, [points])]."""
    at = {}
    for (a, b), sides in edges.items():
        at.setdefault(a, []).append((b, sides))
        at.setdefault(b, []).append((a, sides[::-1]))

    def plain(point):
        out = at[point]
        return len(out) == 2 and out[0][1] == out[1][1][::-1]

    arcs, used = [], set()

    def walk(start, step, sides):
        points = [start, step]
        used.add((min(start, step), max(start, step)))
        while plain(points[-1]) and points[-1] != start:
            nexts = [step for step, _ in at[points[-1]] if step != points[-2]]
            if not nexts:
                break
            key = (min(points[-1], nexts[0]), max(points[-1], nexts[0]))
            if key in used:
                break
            used.add(key)
            points.append(nexts[0])
        arcs.append((sides[0], sides[1], points))

    for nodes in (sorted(point for point in at if not plain(point)), sorted(at)):
        for node in nodes:
            for step, sides in sorted(at[node]):
                if (min(node, step), max(node, step)) not in used:
                    walk(node, step, sides)
    return arcs


def unit(points):
    """Unit vectors of integer points."""
    angles = np.radians(np.asarray(points, dtype=float) / UNITS)
    return np.stack([np.cos(angles[:, 1]) * np.cos(angles[:, 0]), np.cos(angles[:, 1]) * np.sin(angles[:, 0]),
                     np.sin(angles[:, 1])], axis=1)


def simplified(points, tolerance):
    """Indices kept by the algorithm of Douglas and Peucker on the sphere; no piece is longer than 300 km."""
    vectors = unit(points)
    keep = {0, len(points) - 1}
    stack = [(0, len(points) - 1)]
    while stack:
        first, last = stack.pop()
        if last - first < 2:
            continue
        a, b = vectors[first], vectors[last]
        between = vectors[first + 1:last]
        chord = b - a
        length = float(chord @ chord)
        share = np.clip((between - a) @ chord / length, 0, 1) if length > 0 else np.zeros(len(between))
        foot = a + share[:, None] * chord
        foot /= np.linalg.norm(foot, axis=1)[:, None]
        away = np.linalg.norm(between - foot, axis=1)
        worst = int(np.argmax(away))
        if away[worst] * RADIUS > tolerance or math.sqrt(length) * RADIUS > 300_000:
            middle = first + 1 + worst
            keep.add(middle)
            stack += [(first, middle), (middle, last)]
    return sorted(keep)


def simplify(arcs):
    """Arcs simplified, each as much as is allowed and no two crossing."""
    tolerance = []
    for left, right, points in arcs:
        same = left and right and (left - 1) // 2 == (right - 1) // 2
        size = float(np.max(np.linalg.norm(unit(points) - unit(points[:1]), axis=1))) * RADIUS
        wanted = COAST_TOLERANCE if same else BORDER_TOLERANCE
        tolerance.append(min(wanted, size / 6) if points[0] == points[-1] else wanted)
    result = [None] * len(arcs)
    redo = range(len(arcs))
    for attempt in range(14):
        for index in redo:
            points = arcs[index][2]
            kept = simplified(points, tolerance[index])
            result[index] = [points[place] for place in kept]
        redo = sorted(crossing(result))
        print(f"simplify: {len(redo)} arcs cross or touch after round {attempt + 1}", file=sys.stderr)
        if not redo:
            return [(left, right, points) for (left, right, _), points in zip(arcs, result)]
        for index in redo:
            tolerance[index] = tolerance[index] / 2 if attempt < 11 else 0.0
    sys.exit("borders still cross after simplification")


def crossing(lines):
    """Indices of lines of which a piece crosses or touches another piece otherwise than at a common end."""
    pieces, owner = [], []
    for index, points in enumerate(lines):
        points = np.asarray(points, dtype=float)
        jump = np.abs(np.diff(points[:, 0])) > 180 * UNITS
        for place in range(len(points) - 1):
            a, b = points[place].copy(), points[place + 1].copy()
            if jump[place]:
                a[0], b[0] = a[0] % (360 * UNITS), b[0] % (360 * UNITS)
            pieces.append((a, b))
            owner.append(index)
    # Pieces are compared as straight lines of the chart, cut short a little at both ends.
    ends = np.array(pieces)
    shapes = shapely.linestrings(ends)
    tree = STRtree(shapes)
    one, other = tree.query(shapes, predicate="intersects")
    found = set()
    for first, second in zip(one.tolist(), other.tolist()):
        if first >= second:
            continue
        meets = {tuple(point) for point in ends[first]} & {tuple(point) for point in ends[second]}
        if len(meets) == 1 and not shapely.intersection(shapes[first], shapes[second]).length > 0:
            continue
        found |= {owner[first], owner[second]}
    return found


def varint(out, number):
    """Appends a signed number, zigzag, seven bits a byte."""
    number = number * 2 if number >= 0 else -number * 2 - 1
    while number >= 0x80:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    out.append(number)


def packed(arcs):
    """The arcs as bytes; crates/atlas/data/README.md describes the form."""
    out = bytearray(b"takas-borders 1\n")
    varint(out, len(arcs))
    for left, right, points in arcs:
        for number in (left, right, len(points)):
            varint(out, number)
        before = (0, 0)
        for point in points:
            varint(out, point[0] - before[0])
            varint(out, point[1] - before[1])
            before = point
    return bytes(out)


def make(land):
    """From [(area index, geometry)] to (bytes, number of arcs, number of points)."""
    parts = [(area, part) for area, shape in land for part in shapely.get_parts(shape) if part.area > 0]
    edges = partition(parts, belts(parts))
    arcs = simplify(chains(edges))
    arcs = [arc for arc in arcs if len(arc[2]) > (3 if arc[2][0] == arc[2][-1] else 1)]
    arcs.sort(key=lambda arc: (arc[0], arc[1], arc[2]))
    return packed(arcs), len(arcs), sum(len(arc[2]) for arc in arcs)
