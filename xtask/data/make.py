"""Makes crates/atlas/data from public packages; run by `cargo xtask data`, which installs them.

usage: make.py WORLD_ATLAS_FOLDER COUNTRY_CODES_FOLDER OUTPUT_FOLDER

Writes areas.tsv (codes, names, who administers and claims), airports.tsv and borders.bin. The same inputs give the
same bytes. README.md beside the data is written by hand.
"""

import json
import re
import sys
from pathlib import Path

import airportsdata
import shapely
from shapely.geometry import Polygon

import borders

# Areas of the source without an ISO code, or with a code of another: name there -> (code, name, administered by, claimed by).
# Codes beginning with X are from the range that ISO 3166-1 leaves to its users.
UNCODED = {
    "Akrotiri": ("XAK", "Akrotiri", "GBR", ""),
    "Ashmore and Cartier Is.": ("AUS", None, None, None),
    "Baikonur": ("XBK", "Baikonur", "KAZ", "RUS"),
    "Bajo Nuevo Bank": ("XBN", "Bajo Nuevo Bank", "COL", "JAM USA"),
    "Clipperton I.": ("XCL", "Clipperton Island", "FRA", ""),
    "Coral Sea Is.": ("XCS", "Coral Sea Islands", "AUS", ""),
    "Cyprus U.N. Buffer Zone": ("XCB", "United Nations buffer zone in Cyprus", "CYP", ""),
    "Dhekelia": ("XDH", "Dhekelia", "GBR", ""),
    "Indian Ocean Ter.": ("XIO", "Christmas Island and Cocos (Keeling) Islands", "AUS", ""),
    "Kosovo": ("XKX", "Kosovo", "XKX", "SRB"),
    "N. Cyprus": ("XNC", "Northern part of Cyprus", "", "CYP"),
    "Scarborough Reef": ("XSC", "Scarborough Reef", "", "CHN PHL TWN"),
    "Serranilla Bank": ("XSE", "Serranilla Bank", "COL", "HND USA"),
    "Siachen Glacier": ("XSI", "Siachen Glacier", "", "IND PAK"),
    "Somaliland": ("XSL", "Somaliland", "", "SOM"),
    "Spratly Is.": ("XSP", "Spratly Islands", "", "BRN CHN MYS PHL TWN VNM"),
    "USNB Guantanamo Bay": ("XGB", "Guantanamo Bay", "USA", "CUB"),
}

# Dependencies with an ISO code: who is answerable for their airspace.
ADMINISTERED = {
    "AUS": "HMD NFK",
    "CHN": "HKG MAC",
    "DNK": "FRO GRL",
    "FIN": "ALA",
    "FRA": "ATF BLM MAF NCL PYF SPM WLF",
    "GBR": "AIA BMU CYM FLK GGY GIB IMN IOT JEY MSR PCN SGS SHN TCA VGB",
    "NLD": "ABW CUW SXM",
    "USA": "ASM GUM MNP PRI UMI VIR",
}

# Claims of another state to a whole area of the source, as the United Nations' documents name them.
CLAIMED = {"ESH": "MAR", "FLK": "ARG", "GIB": "ESP", "IOT": "MUS", "PSE": "ISR", "SGS": "ARG", "TWN": "CHN"}

# ISO codes that the source draws as part of another area.
WITHIN = {"BES": "NLD", "BVT": "NOR", "CCK": "XIO", "CXR": "XIO", "GLP": "FRA", "GUF": "FRA", "MTQ": "FRA",
          "MYT": "FRA", "REU": "FRA", "SJM": "NOR", "TKL": "NZL"}

# The source draws Crimea with Russia; the General Assembly (68/262) holds it to be Ukraine's. It is cut out along the
# isthmus of Perekop, the Syvash and the middle of the strait of Kerch, so that either may close it.
CRIMEA = Polygon([(32.2, 46.15), (32.2, 44.1), (36.0, 44.1), (36.5, 45.0), (36.55, 45.30), (36.70, 45.48),
                  (35.9, 46.0), (35.0, 46.25), (33.9, 46.25), (33.3, 46.15)])


def areas(world, codes):
    """Rows of areas.tsv and geometries by row: every ISO code, then the uncoded."""
    names = json.load(open(codes / "langs/en.json"))["countries"]
    iso = {alpha3: (alpha2, numeric, names[alpha2]) for alpha2, alpha3, numeric, *_ in json.load(open(codes / "codes.json"))
           if alpha2 in names and alpha2 != "XK"}
    by_numeric = {numeric: alpha3 for alpha3, (_, numeric, _) in iso.items()}
    shapes, extra = {}, {}
    for numeric, name, shape in borders.countries(world / "countries-10m.json"):
        if name == "Antarctica":
            continue
        if name in UNCODED:
            code, title, by, claims = UNCODED[name]
            if title:
                extra[code] = (title, by, claims)
        else:
            code = by_numeric[numeric]
        shapes.setdefault(code, []).append(shape)
    shapes = {code: shapely.union_all(parts) for code, parts in shapes.items()}
    crimea = borders.polygonal(shapes["RUS"].intersection(CRIMEA))
    shapes["RUS"] = borders.polygonal(shapes["RUS"].difference(CRIMEA))
    shapes["XCR"] = crimea
    extra["XCR"] = ("Crimea", "RUS", "UKR")
    answers = {code: state for state, codes in ADMINISTERED.items() for code in codes.split()}
    rows = []
    for code in sorted(iso):
        alpha2, numeric, name = iso[code]
        name = name[0] if isinstance(name, list) else name
        if code not in shapes and code not in WITHIN and code != "ATA":
            sys.exit(f"no geometry for {code}, and it is not said to be within another area")
        rows.append([code, alpha2, numeric, name, "" if code in WITHIN else answers.get(code, code),
                     CLAIMED.get(code, ""), WITHIN.get(code, "")])
    for code in sorted(extra):
        title, by, claims = extra[code]
        rows.append([code, "XK" if code == "XKX" else "", "", title, by, claims, ""])
    place = {row[0]: index for index, row in enumerate(rows)}
    unknown = [word for row in rows for word in (row[4] + " " + row[5]).split() if word not in place]
    if unknown:
        sys.exit(f"areas name states that are none: {unknown}")
    return rows, [(place[code], shapes[code]) for code in sorted(shapes)]


def aliases(codes):
    """Other English names of the states, for looking them up: [(alpha-2, name)]."""
    names = json.load(open(codes / "langs/en.json"))["countries"]
    return {alpha2: name[1:] for alpha2, name in names.items() if isinstance(name, list)}


def airports():
    """Rows of airports.tsv: those with a four-letter ICAO location indicator or an IATA code."""
    rows = []
    for one in airportsdata.load("ICAO").values():
        icao = one["icao"] if re.fullmatch("[A-Z]{4}", one["icao"]) else ""
        if not icao and not one["iata"]:
            continue
        text = [re.sub(r"\s+", " ", one[key]).strip() for key in ("name", "city")]
        rows.append([icao, one["iata"], *text, one["country"], one["tz"], f"{one['lat']:.5f}", f"{one['lon']:.5f}"])
    rows.sort(key=lambda row: (row[0] or "~", row[1]))
    return rows


def write(path, header, rows):
    """Writes a table; no field may hold what parts fields."""
    for row in rows:
        if any("\t" in field or "\n" in field for field in row):
            sys.exit(f"a field with a tab or a line end: {row}")
    text = "".join("\t".join(row) + "\n" for row in [header, *rows])
    path.write_text(text, encoding="utf-8", newline="\n")


def main():
    world, codes, folder = map(Path, sys.argv[1:4])
    rows, land = areas(world, codes)
    more = aliases(codes)
    for row in rows:
        row.append("; ".join(more.get(row[1], [])))
    header = ["code", "alpha2", "numeric", "name", "administered_by", "claimed_by", "within", "also"]
    write(folder / "areas.tsv", header, rows)
    header = ["icao", "iata", "name", "city", "country", "zone", "latitude", "longitude"]
    write(folder / "airports.tsv", header, airports())
    packed, arcs, points = borders.make(land)
    (folder / "borders.bin").write_bytes(packed)
    print(f"{len(rows)} areas, {arcs} arcs, {points} points, {len(packed)} bytes", file=sys.stderr)


if __name__ == "__main__":
    main()
