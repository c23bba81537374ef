"""CP-SAT on projects: one JSON object a line in, one a line out. The usual model: starts, intervals, cumulative, least makespan."""

import json
import sys
import time

from ortools.sat.python import cp_model


def solve(project, seconds):
    durations, needs, lags = project["durations"], project["needs"], project["lags"]
    longest = list(durations)
    for first, _, least in lags:
        longest[first] = max(longest[first], least)
    horizon = sum(longest)
    model = cp_model.CpModel()
    starts = [model.new_int_var(0, horizon, "") for _ in durations]
    intervals = [model.new_fixed_size_interval_var(start, length, "") for start, length in zip(starts, durations)]
    for first, second, least in lags:
        model.add(starts[second] - starts[first] >= least)
    for resource, capacity in enumerate(project["capacities"]):
        users = [index for index, need in enumerate(needs) if need[resource] > 0 and durations[index] > 0]
        if users:
            model.add_cumulative([intervals[i] for i in users], [needs[i][resource] for i in users], capacity)
    makespan = model.new_int_var(0, horizon, "")
    for start, length in zip(starts, durations):
        model.add(makespan >= start + length)
    model.minimize(makespan)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 2
    solver.parameters.max_time_in_seconds = seconds
    begun, begun_processor = time.perf_counter(), time.process_time()
    status = solver.solve(model)
    took, processor = time.perf_counter() - begun, time.process_time() - begun_processor
    found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    return {
        "status": solver.status_name(status),
        "starts": [solver.value(start) for start in starts] if found else None,
        "bound": int(solver.best_objective_bound) if found else 0,
        "seconds": took,
        "processor": processor,
    }


for line in sys.stdin:
    asked = json.loads(line)
    print(json.dumps(solve(asked, asked["seconds"])), flush=True)
