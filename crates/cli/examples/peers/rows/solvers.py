"""The greatest value of an exported program: highs|cp_sat THREADS FILE CONSTANT. THREADS 0: as the solver sees fit. The objective of the file is negated."""

import json
import sys
import time


def highs(threads, file):
    import highspy

    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("mip_rel_gap", 0.0)
    solver.setOptionValue("mip_abs_gap", 0.0)
    if threads:
        solver.setOptionValue("threads", threads)
    if solver.readModel(file) != highspy.HighsStatus.kOk:
        raise SystemExit("HiGHS does not read the file")
    begun = time.perf_counter()
    solver.run()
    solving = time.perf_counter() - begun
    proved = solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
    return solver.getInfo().objective_function_value, proved, solving


def cp_sat(threads, file):
    from ortools.linear_solver.python import model_builder

    model = model_builder.Model()
    if not model.import_from_mps_file(file):
        raise SystemExit("OR-Tools does not read the file")
    solver = model_builder.Solver("sat")
    if threads:
        solver.set_solver_specific_parameters(f"num_workers:{threads}")
    begun = time.perf_counter()
    status = solver.solve(model)
    solving = time.perf_counter() - begun
    return solver.objective_value, status == model_builder.SolveStatus.OPTIMAL, solving


engine, threads, file, constant = sys.argv[1:]
value, proved, solving = {"highs": highs, "cp_sat": cp_sat}[engine](int(threads), file)
print(json.dumps({"value": str(round(-value) + int(constant)), "proved": proved, "solving": solving}))
