"""What the towns of the world's time zones are called in several languages, by Unicode's CLDR.

Usage: peer LANGUAGE... Prints lines of `zone<TAB>language<TAB>name`; where a language has no name of its own the line is
missing, and English has that of the zone.
"""

import sys

from babel import Locale

names = {}
for language in sys.argv[1:]:
    for zone, said in Locale.parse(language).time_zones.items():
        if "city" in said and "/" in zone and not zone.startswith(("Etc/", "Antarctica/")):
            names.setdefault(zone, {})[language] = said["city"]
for zone, of_zone in sorted(names.items()):
    of_zone.setdefault("en", zone.split("/")[-1].replace("_", " "))
    for language, name in sorted(of_zone.items()):
        print(f"{zone}\t{language}\t{name}")
