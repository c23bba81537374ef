"""What others find on pairs of names, one side shuffled: a line for each peer, name, share of rows assigned right, notes.

Rows come on standard input, two names with a tab between. Scores of each peer are made for all pairs and assigned one to
one with the same solver (scipy). `logic-v2` is OpenSanctions' matcher as it comes; it looks at a thousand pairs a second,
and is asked only with the word `logic`.
"""

import random
import re
import sys
import time

import numpy
from anyascii import anyascii
from rapidfuzz import distance, fuzz, process
from scipy.optimize import linear_sum_assignment


def tokens(name):
    return re.findall(r"[a-z0-9]+", anyascii(name).lower())


def assigned(scores, order):
    rows, columns = linear_sum_assignment(-scores)
    return sum(order[column] == row for row, column in zip(rows, columns)) / len(rows)


def logic(rows, shuffled):
    from followthemoney import model
    from nomenklatura.matching import LogicV2, ScoringConfig

    def person(name, number):
        return model.get_proxy({"id": f"p{number}", "schema": "Person", "properties": {"name": [name]}})

    left = [person(name, number) for number, name in enumerate(rows)]
    right = [person(name, number + 100000) for number, name in enumerate(shuffled)]
    config = ScoringConfig.defaults() if hasattr(ScoringConfig, "defaults") else LogicV2.default_config()
    return numpy.array([[LogicV2.compare(one, other, config).score for other in right] for one in left])


def main():
    pairs = [line.rstrip("\n").split("\t") for line in sys.stdin]
    random.seed(7)
    order = list(range(len(pairs)))
    random.shuffle(order)
    left = [pair[0] for pair in pairs]
    right = [pairs[place][1] for place in order]
    plain = [[" ".join(tokens(name)) for name in side] for side in (left, right)]
    ordered = [[" ".join(sorted(name.split())) for name in side] for side in plain]
    peers = {
        "any_ascii, tokens sorted, ratio": (ordered, fuzz.ratio),
        "any_ascii, ratio": (plain, fuzz.ratio),
        "any_ascii, token_set_ratio": (plain, fuzz.token_set_ratio),
        "any_ascii, WRatio": (plain, fuzz.WRatio),
        "any_ascii, tokens sorted, Jaro-Winkler": (ordered, distance.JaroWinkler.similarity),
    }
    for name, ((one, other), scorer) in peers.items():
        began = time.time()
        scores = process.cdist(one, other, scorer=scorer)
        taken = time.time() - began
        print(f"{name}\t{assigned(scores, order):.4f}\t{scores.size / taken:.0f} pairs/s", flush=True)
    if "logic" not in sys.argv:
        return
    began = time.time()
    scores = logic(left, right)
    taken = time.time() - began
    same = numpy.array([[order[column] == row for column in range(len(order))] for row in range(len(order))])
    chosen = scores >= 0.7
    hits = (chosen & same).sum()
    precision = hits / max(chosen.sum(), 1)
    notes = f"{scores.size / taken:.0f} pairs/s, at .7 recall {hits / len(pairs):.3f}, precision {precision:.3f}"
    print(f"logic-v2\t{assigned(scores, order):.4f}\t{notes}", flush=True)


main()
