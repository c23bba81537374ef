"""The Pareto front and the Nash points of a negotiation by NegMAS: DOMAIN PROFILE PROFILE."""

import json
import sys
import time

begun = time.perf_counter()
from negmas.inout import Scenario
from negmas.preferences.ops import nash_points, pareto_frontier

imported = time.perf_counter()
scenario = Scenario.from_genius_files(sys.argv[1], sys.argv[2:], ignore_discount=True)
ufuns = scenario.ufuns
outcomes = list(scenario.outcome_space.enumerate_or_sample(max_cardinality=10**9))
front, _ = pareto_frontier(ufuns, outcomes=outcomes)
reservations = [float(ufun.reserved_value) for ufun in ufuns]
# NegMAS takes the least utility for the disagreement where the reservation value is under it, unless the ranges say otherwise.
ranges = [(reservation, ufun.minmax()[1]) for reservation, ufun in zip(reservations, ufuns)]
nash = nash_points(ufuns, front, ranges=ranges)
print(
    json.dumps(
        {
            "reservations": reservations,
            "front": [[float(utility) for utility in point] for point in front],
            "nash": [[float(utility) for utility in point] for point, _ in nash],
            "solving": time.perf_counter() - imported,
        }
    )
)
