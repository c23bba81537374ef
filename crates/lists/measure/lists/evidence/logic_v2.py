"""What OpenSanctions' `logic-v2` says of pairs of people: a score for each pair that comes on standard input.

A pair is a line of two names with a tab between; the answer is a line with the score, from 0 to 1.
"""

import sys

from followthemoney import model
from nomenklatura.matching import LogicV2, ScoringConfig


def person(name, number):
    return model.get_proxy({"id": f"p{number}", "schema": "Person", "properties": {"name": [name]}})


def main():
    config = ScoringConfig.defaults() if hasattr(ScoringConfig, "defaults") else LogicV2.default_config()
    known = {}
    for line in sys.stdin:
        pair = []
        for name in line.rstrip("\n").split("\t"):
            if name not in known:
                known[name] = person(name, len(known))
            pair.append(known[name])
        print(LogicV2.compare(*pair, config).score)


main()
