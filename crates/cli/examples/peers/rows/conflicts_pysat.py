"""Conflicts by PySAT: irreducible|shortest|cheapest FILE, or test FILE MEMBERS. The file holds rows [[[variable, factor], ...], at least]: those that always hold, and a group for each rule."""

import json
import sys
import time

from pysat.card import CardEnc, EncType
from pysat.examples.musx import MUSX
from pysat.examples.optux import OptUx
from pysat.examples.rc2 import RC2
from pysat.formula import WCNF
from pysat.pb import PBEnc
from pysat.solvers import Solver

question, file = sys.argv[1:3]
with open(file) as text:
    program = json.load(text)
top = program["variables"]


def clauses(terms, least):
    """The row as clauses: a clause where it is one, a cardinality network, or whatever PBEnc finds best."""
    global top
    literals = [variable + 1 if factor > 0 else -variable - 1 for variable, factor in terms]
    weights = [abs(factor) for _, factor in terms]
    least += sum(-factor for _, factor in terms if factor < 0)
    if least <= 0:
        return []
    if sum(weights) < least:
        return [[]]
    if all(weight >= least for weight in weights):
        return [literals]
    if len(set(weights)) == 1:
        made = CardEnc.atleast(literals, -(-least // weights[0]), top_id=top, encoding=EncType.cardnetwrk)
    else:
        made = PBEnc.atleast(literals, weights, least, top_id=top)
    top = max(top, made.nv)
    return made.clauses


formula = WCNF()
for each in program["hard"]:
    formula.extend(clauses(*each))
groups = [[clause for each in group["rows"] for clause in clauses(*each)] for group in program["groups"]]
switches = list(range(top + 1, top + 1 + len(groups)))
for switch, group in zip(switches, groups):
    formula.extend([clause + [-switch] for clause in group])
begun = time.perf_counter()
if question == "test":
    members = json.loads(sys.argv[3])
    with Solver("g4", bootstrap_with=formula.hard) as solver:
        left = lambda spared: [switches[member] for member in members if member != spared]
        is_one = not solver.solve(assumptions=left(None)) and all(solver.solve(assumptions=left(one)) for one in members)
    print(json.dumps({"value": "irreducible" if is_one else "reducible"}))
    raise SystemExit
members = []
if question == "cheapest":
    # That something moves is the last group and cannot be dropped.
    formula.append([switches[-1]])
    for switch, group in zip(switches[:-1], program["groups"]):
        formula.append([switch], weight=group["cost"])
    with RC2(formula) as solver:
        solver.compute()
        value = str(solver.cost)
else:
    for switch in switches:
        formula.append([switch], weight=1)
    if question == "irreducible":
        with MUSX(formula, verbosity=0) as solver:
            members = [place - 1 for place in solver.compute()]
        value = "irreducible"
    else:
        with OptUx(formula) as solver:
            members = [place - 1 for place in solver.compute()]
        value = str(len(members))
print(json.dumps({"value": value, "proved": True, "solving": time.perf_counter() - begun, "members": members}))
