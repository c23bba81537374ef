// Steps through the time of a plan: where every vehicle and everybody is at a minute. Reads the data that the page carries, fetches
// nothing, keeps nothing. Without it the page shows the same in its chart and tables.
(() => {
  "use strict";
  const byId = (id) => document.getElementById(id);
  const plan = JSON.parse(byId("plan-data").textContent);
  const slider = byId("minute");
  // Names are kept apart from the lines of another script.
  const apart = (name) => (document.documentElement.lang === "en" ? name : "\u2068" + name + "\u2069");
  plan.places = plan.places.map(apart);
  plan.gates = plan.gates.map(([opens, name]) => [opens, apart(name)]);
  for (const lot of plan.lots) lot.who = apart(lot.who);
  const make = (name, text) => {
    const element = document.createElement(name);
    element.textContent = text;
    element.dir = "auto";
    return element;
  };

  // Day and time of day of a minute, so many minutes ahead of UTC.
  const clock = (minute, ahead) => {
    const words = new Date((plan.begins + (minute + ahead) * 60) * 1000).toISOString();
    return words.slice(0, 10) + " " + words.slice(11, 16);
  };
  const offsetAt = (minute) => plan.offsets.filter((offset) => offset[0] <= minute).pop() || plan.offsets[0];
  const times = (minute) => {
    const [, name, ahead] = offsetAt(minute);
    return clock(minute, 0) + "Z · " + clock(minute, ahead) + " " + name + " (" + plan.zone + ")";
  };
  // The times of day alone.
  const clocks = (minute) => {
    const [, name, ahead] = offsetAt(minute);
    return clock(minute, 0).slice(11) + "Z · " + clock(minute, ahead).slice(11) + " " + name;
  };
  const way = ([, , from, to]) => plan.places[from] + " → " + plan.places[to];

  // Which ride something is on, or which of its places it is at, at a minute.
  const whereabouts = (rides, minute) => {
    let done = 0;
    for (const index of rides) {
      const [departs, arrives] = plan.rides[index];
      if (minute < departs) break;
      if (minute < arrives) return { ride: index, share: (minute - departs) / (arrives - departs) };
      done += 1;
    }
    return { done };
  };

  const placeOf = (vehicle, done) => (done ? plan.rides[vehicle.rides[done - 1]][3] : vehicle.start);

  const moveVehicles = (minute) => {
    const crowd = new Map();
    plan.vehicles.forEach((vehicle, index) => {
      const { ride, share, done } = whereabouts(vehicle.rides, minute);
      const cell = byId("vehicle-" + index);
      if (cell) cell.textContent = ride === undefined ? plan.places[placeOf(vehicle, done)] : way(plan.rides[ride]);
      const mover = byId("mover-" + index);
      if (!mover) return;
      let spot = null;
      if (ride === undefined) {
        spot = plan.spots[placeOf(vehicle, done)];
      } else {
        const path = byId("way-" + plan.rides[ride][4]);
        if (path) {
          const point = path.getPointAtLength(path.getTotalLength() * share);
          spot = [point.x, point.y];
        }
      }
      mover.setAttribute("visibility", spot ? "visible" : "hidden");
      if (!spot) return;
      // Those that stand at one place have their names one beside the other, on the side where the place's name is not.
      const key = spot.map((value) => Math.round(value / 8)).join();
      const above = crowd.get(key) || 0;
      crowd.set(key, above + 1);
      mover.setAttribute("transform", "translate(" + spot[0] + " " + spot[1] + ")");
      // Near the right edge it reads to the left.
      mover.lastElementChild.setAttribute("text-anchor", spot[0] > 850 ? "end" : "start");
      mover.lastElementChild.setAttribute("x", spot[0] > 850 ? -9 : 9);
      mover.lastElementChild.setAttribute("y", spot[2] === -1 ? -9 - 14 * above : 18 + 14 * above);
    });
  };

  const listPeople = (minute) => {
    const groups = new Map();
    for (const lot of plan.lots) {
      const { ride, done } = whereabouts(lot.rides, minute);
      let where;
      if (ride === undefined) {
        where = plan.places[lot.route[Math.min(done, lot.route.length - 1)]];
        const hall = done > 0 ? lot.halls[done - 1] : "";
        if (hall) where += ", " + hall;
      } else {
        where = plan.vehicles[plan.rides[ride][5]].name + ": " + way(plan.rides[ride]);
      }
      const released = lot.handover !== null && minute >= plan.rides[lot.handover][0];
      if (!groups.has(where)) groups.set(where, []);
      groups.get(where).push(released ? lot.who + " ✓" : lot.who);
    }
    const list = byId("whereabouts");
    list.replaceChildren();
    for (const [where, who] of groups) list.append(make("dt", where), make("dd", who.join(", ")));
  };

  const showGates = (minute) => {
    const list = byId("gates-now");
    list.replaceChildren();
    for (const [opens, name] of plan.gates) {
      const state = minute < opens ? plan.words.closed : plan.words.open;
      list.append(make("dt", name), make("dd", state + " " + clocks(opens)));
    }
  };

  const moveLines = (minute) => {
    for (const line of document.querySelectorAll(".gantt .now")) {
      const { from, until, left, width } = line.dataset;
      const inside = minute >= +from && minute <= +until;
      line.setAttribute("visibility", inside ? "visible" : "hidden");
      const x = +left + (+width * (minute - from)) / (until - from);
      line.setAttribute("x1", x);
      line.setAttribute("x2", x);
    }
  };

  const show = () => {
    const minute = +slider.value;
    byId("clock").textContent = times(minute);
    slider.setAttribute("aria-valuetext", times(minute));
    moveVehicles(minute);
    listPeople(minute);
    showGates(minute);
    moveLines(minute);
  };

  const moments = [...new Set(plan.rides.flatMap((ride) => ride.slice(0, 2)).concat(plan.gates.map((gate) => gate[0])))];
  moments.sort((a, b) => a - b);
  const step = (next) => {
    if (next === undefined) return;
    slider.value = next;
    show();
  };
  slider.addEventListener("input", show);
  byId("before").addEventListener("click", () => step(moments.filter((moment) => moment < +slider.value).pop()));
  byId("after").addEventListener("click", () => step(moments.find((moment) => moment > +slider.value)));
  byId("moment").hidden = false;
  show();
})();
