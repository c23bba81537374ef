"""Conflicts by CPMpy: irreducible|shortest|cheapest FILE. The file holds rows [[[variable, factor], ...], at least]: those that always hold, and a group for each rule."""

import json
import sys
import time

import cpmpy as cp
from cpmpy.tools.explain import mss_opt, mus, optimal_mus

question, file = sys.argv[1:]
with open(file) as text:
    program = json.load(text)
x = cp.boolvar(shape=program["variables"])


def row(terms, least):
    if not terms:
        return cp.BoolVal(least <= 0)
    return cp.sum([factor * x[variable] for variable, factor in terms]) >= least


hard = [row(*each) for each in program["hard"]]
groups = [cp.all([row(*each) for each in group["rows"]]) for group in program["groups"] if group["rows"]]
begun = time.perf_counter()
if question == "irreducible":
    found = mus(groups, hard)
    value = "irreducible"
elif question == "shortest":
    found = optimal_mus(groups, hard)
    value = str(len(found))
else:
    # That something moves is the last group and cannot be dropped.
    cost = {id(made): group["cost"] for made, group in zip(groups, (group for group in program["groups"] if group["rows"]))}
    soft = groups[:-1]
    kept = mss_opt(soft, hard + groups[-1:], [cost[id(made)] for made in soft])
    value = str(sum(cost[id(made)] for made in soft) - sum(cost[id(made)] for made in kept))
print(json.dumps({"value": value, "proved": True, "solving": time.perf_counter() - begun}))
