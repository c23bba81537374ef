"""CP-SAT on handovers: one JSON object a line in, one a line out. Least exposure alone.

Choices: groups are cut into parts beforehand; each leg that parts take has some rides, which are there or not, with a vehicle each; of
two rides of one vehicle one comes first. Each part takes one ride to its exchange point and one from there. Checks and searches are
intervals on cumulative teams, stands are cumulative, gates are moments.

Left out, which only helps: those who go directly (they can fly when all others have), the duty of crews, aircraft that stand longer than
their turnaround, and halls, which in these handovers hold everybody. What may harm: other cuts of groups, more rides on a leg, later days.
"""

import json
import sys
import time
from collections import defaultdict

from ortools.sat.python import cp_model

PART_MAX = 20
HORIZON = 2 * 24 * 60


def units_of(handover, plan):
    """Lists of (group, count) that go together all the way, with their lots in the plan."""
    family_of = {group: index for index, family in enumerate(handover["families"]) for group in family}
    exposed = [index for index, group in enumerate(handover["groups"]) if group["routes"][0]["exchange"] is not None]
    if plan:
        rides_of = defaultdict(list)
        for number, lot in enumerate(plan["lots"]):
            if lot["group"] in exposed:
                rides_of[family_of.get(lot["group"], ("lot", number)), tuple(lot["rides"])].append(number)
        for numbers in rides_of.values():
            yield [(plan["lots"][number]["group"], plan["lots"][number]["count"]) for number in numbers], numbers
        return
    for family in handover["families"]:
        yield [(group, handover["groups"][group]["count"]) for group in family], None
    for index in exposed:
        group = handover["groups"][index]
        if index not in family_of:
            parts = 1 if group["whole"] else -(-group["count"] // PART_MAX)
            for part in range(parts):
                yield [(index, (group["count"] + part) // parts)], None


class Unit:
    def __init__(self, handover, members, lots):
        groups = [handover["groups"][group] for group, _ in members]
        first, point, last = groups[0]["routes"][0]["places"]
        self.members, self.lots, self.point = members, lots, point
        self.legs = [(first, point), (point, last)]
        self.count = sum(count for _, count in members)
        self.ready = max(group["ready"] for group in groups)
        escorts = [-(-count // group["escorted_by"]) if group["escorted_by"] else 0 for (_, count), group in zip(members, groups)]
        self.seats = self.count + sum(escorts)


class Ride:
    """A ride of a leg that may be there."""

    def __init__(self, name, leg):
        self.name, self.leg = name, leg


class Exchange:
    def __init__(self, handover, plan, has_queues):
        self.handover, self.plan, self.has_queues = handover, plan, has_queues
        self.model = cp_model.CpModel()
        last = max((trip[4] for trip in plan["trips"]), default=0) if plan else 0
        # Room for what follows a last arrival.
        self.horizon = max(HORIZON, last) + 2 * max(vehicle["turnaround"] for vehicle in handover["vehicles"]) + 60
        self.vehicles = handover["vehicles"]
        for vehicle in self.vehicles:
            vehicle["ways"] = {(start, end): takes for start, end, takes in vehicle["ways"]}
        self.units = [Unit(handover, members, lots) for members, lots in units_of(handover, plan)]
        self.rides = []
        self.make_rides()
        self.carry()
        self.follow()
        self.search()
        self.give_times()
        self.check()
        self.open_gates()
        self.stand()
        self.model.minimize(sum(unit.count * unit.stays for unit in self.units))

    def minute(self, name, least=0):
        return self.model.new_int_var(least, self.horizon, name)

    def make_rides(self):
        model = self.model
        by_leg = defaultdict(list)
        for unit in self.units:
            for leg in unit.legs:
                by_leg[leg].append(unit)
        seats = sorted(vehicle["seats"] for vehicle in self.vehicles)
        middle = seats[len(seats) // 2]
        self.of_leg = {}
        used = defaultdict(set)
        for unit in self.units if self.plan else []:
            for leg, ride in zip(unit.legs, self.plan["lots"][unit.lots[0]]["rides"]):
                used[leg].add(ride)
        for leg, units in sorted(by_leg.items()):
            number = -(-sum(unit.seats for unit in units) // middle) + 1
            number = max(min(number, len(units)), len(used[leg]))
            self.of_leg[leg] = [Ride(f"{leg}#{index}", leg) for index in range(number)]
            self.rides.extend(self.of_leg[leg])
        for ride in self.rides:
            ride.there = model.new_bool_var(f"there {ride.name}")
            ride.by = [model.new_bool_var(f"{ride.name} by {index}") for index in range(len(self.vehicles))]
            model.add_exactly_one([*ride.by, ride.there.negated()])
            ride.departs, ride.arrives = self.minute(f"departs {ride.name}"), self.minute(f"arrives {ride.name}")
            ride.boards, ride.free = self.minute(f"boards {ride.name}"), self.minute(f"free {ride.name}")
            of = lambda key: sum(literal * vehicle[key] for literal, vehicle in zip(ride.by, self.vehicles))
            ride.turnaround = of("turnaround")
            ride.moves = self.minute(f"moves {ride.name}")
            model.add(ride.moves >= ride.free + ride.turnaround)
            way = sum(literal * vehicle["ways"][ride.leg] for literal, vehicle in zip(ride.by, self.vehicles))
            model.add(ride.arrives == ride.departs + way)
            model.add(ride.boards == ride.departs - of("boarding"))
            model.add(ride.free >= ride.arrives + ride.turnaround)
        for rides in self.of_leg.values():
            for one, other in zip(rides, rides[1:]):
                model.add_implication(other.there, one.there)
                model.add(one.departs <= other.departs)

    def carry(self):
        """Which ride each unit takes, and room for all on each."""
        load = defaultdict(list)
        for number, unit in enumerate(self.units):
            unit.takes = []
            for leg in unit.legs:
                takes = {ride: self.model.new_bool_var(f"{number} in {ride.name}") for ride in self.of_leg[leg]}
                self.model.add_exactly_one(takes.values())
                unit.takes.append(takes)
                for ride, literal in takes.items():
                    load[ride].append((unit.seats, literal))
                    self.model.add_implication(literal, ride.there)
        for ride in self.rides:
            room = sum(literal * vehicle["seats"] for literal, vehicle in zip(ride.by, self.vehicles))
            self.model.add(sum(seats * literal for seats, literal in load[ride]) <= room)
            self.model.add_bool_or([literal for _, literal in load[ride]]).only_enforce_if(ride.there)

    def follow(self):
        """Of two rides of one vehicle one comes first: with time for an empty flight between where the other begins elsewhere."""
        model = self.model
        for number, one in enumerate(self.rides):
            for index, vehicle in enumerate(self.vehicles):
                if vehicle["start"] != one.leg[0]:
                    empty = vehicle["ways"][vehicle["start"], one.leg[0]] + vehicle["turnaround"]
                    model.add(one.departs >= empty).only_enforce_if(one.by[index])
            for other in self.rides[number + 1 :]:
                pairs = [(one, other)] if one.leg == other.leg else [(one, other), (other, one)]
                orders = [self.order(*pair) for pair in pairs]
                for first, second in zip(one.by, other.by):
                    model.add_bool_or([first.negated(), second.negated(), *orders])

    def order(self, one, other):
        """A literal: if it is true, `other` follows with time for what lies between."""
        comes_first, empty, free = self.model.new_bool_var(""), 0, one.free
        if one.leg[1] != other.leg[0]:
            empty, free = min(vehicle["ways"][one.leg[1], other.leg[0]] for vehicle in self.vehicles), one.moves
        self.model.add(other.departs >= free + empty).only_enforce_if(comes_first)
        return comes_first

    def teams(self, key, of, place):
        """How many teams, and how many people each takes at once: the same for all of a kind here."""
        able = [team for team in self.handover["teams"] if of in team[key] and team["place"] == place]
        sizes = {team["at_once"] for team in able}
        busy = {(tuple(team["checks"]), tuple(team["measures"])) for team in able}
        assert len(sizes) == 1 and all(len(checks) + len(measures) == 1 for checks, measures in busy)
        return len(able), sizes.pop()

    def search(self):
        """Measures for arrivals, and those that are taken once."""
        for ride in self.rides:
            ride.lets_out = self.minute(f"lets out {ride.name}")
            self.model.add(ride.lets_out >= ride.arrives)
        for index, measure in enumerate(self.handover["measures"]):
            rides = [ride for ride in self.rides if ride.leg[1] == measure["place"]]
            if measure["occasion"] == "once":
                for ride in rides:
                    self.model.add(ride.arrives >= measure["takes"]).only_enforce_if(ride.there)
                continue
            assert measure["occasion"] == "arrival"
            intervals = []
            for ride in rides:
                ride.searched = self.minute(f"search of {ride.name}")
                takes = measure["takes"]
                intervals.append(self.model.new_optional_fixed_size_interval_var(ride.searched, takes, ride.there, ""))
                self.model.add(ride.searched >= ride.arrives)
                self.model.add(ride.lets_out >= ride.searched + takes)
                self.model.add(ride.free >= ride.lets_out)
            self.cumulative(intervals, self.teams("measures", index, measure["place"])[0])

    def cumulative(self, intervals, capacity):
        if capacity == 1:
            self.model.add_no_overlap(intervals)
        elif intervals:
            self.model.add_cumulative(intervals, [1] * len(intervals), capacity)

    def give_times(self):
        """The times of units are those of their rides."""
        model = self.model
        searches = self.searches = defaultdict(int)
        for measure in self.handover["measures"]:
            if measure["occasion"] == "arrival":
                searches[measure["place"]] = max(searches[measure["place"]], measure["takes"])
        boarding = self.boarding = min(vehicle["boarding"] for vehicle in self.vehicles)
        for number, unit in enumerate(self.units):
            unit.sets_out, unit.arrives = self.minute(f"sets out {number}"), self.minute(f"arrives {number}")
            unit.there, unit.boards = self.minute(f"is there {number}"), self.minute(f"boards {number}")
            unit.departs, unit.stays = self.minute(f"departs {number}"), self.minute(f"stays {number}", boarding)
            model.add(unit.stays == unit.departs - unit.arrives)
            for ride, literal in unit.takes[0].items():
                model.add(unit.sets_out == ride.boards).only_enforce_if(literal)
                model.add(unit.arrives == ride.arrives).only_enforce_if(literal)
                model.add(unit.there == ride.lets_out).only_enforce_if(literal)
            for ride, literal in unit.takes[1].items():
                model.add(unit.boards == ride.boards).only_enforce_if(literal)
                model.add(unit.departs == ride.departs).only_enforce_if(literal)
            model.add(unit.sets_out >= unit.ready)
            # Implied.
            model.add(unit.there >= unit.arrives + searches[unit.point])
            model.add(unit.departs >= unit.boards + boarding)

    def check(self):
        model = self.model
        at = defaultdict(list)
        for number, unit in enumerate(self.units):
            unit.checks = {}
            for member, (group, count) in enumerate(unit.members):
                own = []
                for index, check in enumerate(self.handover["checks"]):
                    if group not in check["groups"]:
                        continue
                    is_origin = check["at"] == "origin"
                    place = unit.legs[0][0] if is_origin else unit.point
                    takes = check["takes"] * -(-count // self.teams("checks", index, place)[1])
                    starts = self.minute(f"check {index} of {number}.{member}")
                    interval = model.new_fixed_size_interval_var(starts, takes, "")
                    at[index, place].append(interval)
                    model.add(starts >= (self.handover["groups"][group]["ready"] if is_origin else unit.there))
                    model.add(starts + takes <= (unit.sets_out if is_origin else unit.boards))
                    unit.checks[index, member] = (starts, takes)
                    if not is_origin:
                        own.append((interval, takes))
                if len(own) > 1:
                    model.add_no_overlap([interval for interval, _ in own])
                # Implied.
                model.add(unit.boards >= unit.there + sum(takes for _, takes in own))
                model.add(unit.stays >= self.searches[unit.point] + sum(takes for _, takes in own) + self.boarding)
        for (index, place), intervals in at.items():
            self.cumulative(intervals, self.teams("checks", index, place)[0])

    def open_gates(self):
        model = self.model
        self.gates = []
        for index, gate in enumerate(self.handover["gates"]):
            opens = self.minute(f"gate {index}", gate["not_before"] or 0)
            self.gates.append(opens)
            for unit in self.units:
                for member, (group, _) in enumerate(unit.members):
                    if group in gate["of"]:
                        model.add(opens >= unit.there + gate["takes"])
                        for check in gate["checks"]:
                            if (check, member) in unit.checks:
                                starts, takes = unit.checks[check, member]
                                model.add(opens >= starts + takes + gate["takes"])
                    if group in gate["holds"]:
                        model.add(unit.boards >= opens)
                    if group in gate["of"] and group in gate["holds"]:
                        # Implied.
                        own = sum(unit.checks[check, member][1] for check in gate["checks"] if (check, member) in unit.checks)
                        model.add(unit.stays >= self.searches[unit.point] + own + gate["takes"] + self.boarding)
            if self.has_queues:
                self.queue(gate, opens)
        for together in self.handover["simultaneous"]:
            units = [unit for unit in self.units if any(group in together["groups"] for group, _ in unit.members)]
            for one in units:
                for other in units:
                    if one is not other:
                        model.add(one.departs - other.departs <= together["within"])

    def queue(self, gate, opens):
        """Implied: of those who wait in a queue before a gate, the sum over each set of duration times minutes until it opens is at least
        that of parallel machines (W. Eastman, S. Even, I. Isaacs, 1964; M. Queyranne, 1993)."""
        for check in gate["checks"]:
            lots = defaultdict(list)
            for unit in self.units:
                for member, (group, count) in enumerate(unit.members):
                    if group in gate["of"] and (check, member) in unit.checks:
                        lots[unit.point].append((*unit.checks[check, member], count))
            for place, lots_there in lots.items():
                teams = self.teams("checks", check, place)[0]
                lots_there.sort(key=lambda lot: lot[2] / lot[1], reverse=True)
                for number in range(1, len(lots_there) + 1):
                    some = lots_there[:number]
                    total = sum(takes for _, takes, _ in some)
                    least = (total * total + teams * sum(takes * takes for _, takes, _ in some) + 2 * teams - 1) // (2 * teams)
                    self.model.add(sum(takes * (opens - gate["takes"] - starts) for starts, takes, _ in some) >= least)

    def stand(self):
        model = self.model
        for place, of in enumerate(self.handover["places"]):
            if of["stands"] is None or of["stands"] >= len(self.vehicles):
                continue
            intervals = []
            for ride in (ride for ride in self.rides if ride.leg[1] == place):
                leaves, stay = self.minute(f"leaves after {ride.name}"), self.minute("")
                model.add(leaves >= ride.arrives + ride.turnaround)
                intervals.append(model.new_optional_interval_var(ride.arrives, stay, leaves, ride.there, ""))
            model.add_cumulative(intervals, [1] * len(intervals), of["stands"])

    def hint(self):
        """Where the plan has everything, as (variable, value)."""
        plan, pairs, trip_of = self.plan, [], {}
        for leg, rides in self.of_leg.items():
            trips = {plan["lots"][unit.lots[0]]["rides"][unit.legs.index(leg)] for unit in self.units if leg in unit.legs}
            for ride, trip in zip(rides, sorted(trips, key=lambda trip: plan["trips"][trip][3])):
                trip_of[ride] = trip
        starts = {trip: start for _, trip, start in plan["measures"]}
        for ride in self.rides:
            trip = trip_of.get(ride)
            pairs.append((ride.there, trip is not None))
            for index, by in enumerate(ride.by):
                pairs.append((by, trip is not None and plan["trips"][trip][0] == index))
            if trip is not None:
                vehicle, _, _, departs, arrives = plan["trips"][trip]
                pairs += [(ride.departs, departs), (ride.arrives, arrives)]
                pairs.append((ride.boards, departs - self.vehicles[vehicle]["boarding"]))
                if trip in starts and hasattr(ride, "searched"):
                    pairs.append((ride.searched, starts[trip]))
        for unit in self.units:
            for takes, trip in zip(unit.takes, plan["lots"][unit.lots[0]]["rides"]):
                pairs += [(literal, trip_of.get(ride) == trip) for ride, literal in takes.items()]
            for member, lot in enumerate(unit.lots):
                for check, start in plan["lots"][lot]["checks"]:
                    pairs.append((unit.checks[check, member][0], start))
        pairs += list(zip(self.gates, plan["gates"]))
        return pairs


def solve(asked):
    begun = time.perf_counter()
    exchange = Exchange(asked["handover"], asked["plan"], asked["queues"])
    model = exchange.model
    for variable, value in exchange.hint() if exchange.plan else []:
        if asked["fixed"]:
            model.add(variable == int(value))
        else:
            model.add_hint(variable, int(value))
    built = time.perf_counter() - begun
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 2
    solver.parameters.max_time_in_seconds = asked["seconds"]
    firsts = []

    class First(cp_model.CpSolverSolutionCallback):
        def on_solution_callback(self):
            firsts.append((self.wall_time, self.objective_value))

    status = solver.solve(model, First())
    found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    return {
        "status": solver.status_name(status),
        "value": int(solver.objective_value) if found else None,
        "bound": int(-(-solver.best_objective_bound // 1)),
        "first": firsts[0] if firsts else None,
        "rides": len(exchange.rides),
        "parts": len(exchange.units),
        "built": built,
        "seconds": solver.wall_time,
    }


for line in sys.stdin:
    print(json.dumps(solve(json.loads(line))), flush=True)
