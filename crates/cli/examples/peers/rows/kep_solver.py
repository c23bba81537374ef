"""The most transplants of an instance by kep_solver: FILE PICEF|CF. Cycles of at most 3, chains of at most 3."""

import json
import sys
import time

import pulp
from kep_solver.fileio import read_json
from kep_solver.model import PICEF, CycleAndChainModel, TransplantCount
from kep_solver.programme import Programme

instance = read_json(sys.argv[1])
model = {"PICEF": PICEF, "CF": CycleAndChainModel}[sys.argv[2]]
programme = Programme(
    [TransplantCount()], description="bench", maxCycleLength=3, maxChainLength=3, model=model, full_details=False
)
begun = time.perf_counter()
solution, solved = programme.solve_single(instance)
solving = time.perf_counter() - begun
proved = solved.status == pulp.LpStatusOptimal and solved.sol_status == pulp.LpSolutionOptimal
print(json.dumps({"value": str(round(solution.values[0])), "proved": proved, "solving": solving}))
