"""One list with several rows to a human by Splink: its pairs above a threshold against the truth, and how long it took.

Usage: peer FOLDER THREADS. Reads FOLDER/historical.csv. The settings follow Splink's own example for `historical_50k`, of
which the file has the columns. Prints lines of `name<TAB>value`.
"""

import logging
import pathlib
import sys
import time
import warnings

warnings.filterwarnings("ignore")


def f1(found, right, pairs):
    precision, recall = right / max(found, 1), right / pairs
    return 2 * precision * recall / max(precision + recall, 1e-9), precision, recall


def main():
    folder, threads = pathlib.Path(sys.argv[1]), int(sys.argv[2])
    import duckdb
    import pandas
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    logging.getLogger("splink").setLevel(logging.ERROR)
    began = time.time()
    frame = pandas.read_csv(folder / "historical.csv", dtype=str)
    given = frame.drop(columns="cluster")
    given["first_name_surname_concat"] = given["first_name"] + " " + given["surname"]
    settings = SettingsCreator(
        link_type="dedupe_only",
        blocking_rules_to_generate_predictions=[
            block_on("substr(first_name,1,3)", "substr(surname,1,4)"),
            block_on("surname", "dob"),
            block_on("first_name", "dob"),
            block_on("postcode_fake", "first_name"),
            block_on("postcode_fake", "surname"),
            block_on("dob", "birth_place"),
            block_on("substr(postcode_fake,1,3)", "dob"),
            block_on("substr(postcode_fake,1,3)", "first_name"),
            block_on("substr(postcode_fake,1,3)", "surname"),
            block_on("substr(first_name,1,2)", "substr(surname,1,2)", "substr(dob,1,4)"),
        ],
        comparisons=[
            cl.ForenameSurnameComparison(
                "first_name", "surname", forename_surname_concat_col_name="first_name_surname_concat"
            ),
            cl.DateOfBirthComparison("dob", input_is_string=True),
            cl.PostcodeComparison("postcode_fake"),
            cl.ExactMatch("birth_place").configure(term_frequency_adjustments=True),
            cl.ExactMatch("occupation").configure(term_frequency_adjustments=True),
        ],
    )
    connection = duckdb.connect()
    connection.execute(f"SET threads TO {threads}")
    linker = Linker(given, settings, db_api=DuckDBAPI(connection=connection))
    linker.training.estimate_probability_two_random_records_match(
        [
            "l.first_name = r.first_name and l.surname = r.surname and l.dob = r.dob",
            "substr(l.first_name,1,2) = substr(r.first_name,1,2) and l.surname = r.surname "
            "and substr(l.postcode_fake,1,2) = substr(r.postcode_fake,1,2)",
            "l.dob = r.dob and l.postcode_fake = r.postcode_fake",
        ],
        recall=0.6,
    )
    linker.training.estimate_u_using_random_sampling(max_pairs=5e6, seed=1)
    for rule in (block_on("first_name", "surname"), block_on("dob")):
        linker.training.estimate_parameters_using_expectation_maximisation(rule, estimate_without_term_frequencies=True)
    trained = time.time()
    pairs = linker.inference.predict(threshold_match_probability=0.01).as_pandas_dataframe()
    ended = time.time()
    human = frame.set_index("unique_id")["cluster"]
    same = human[pairs["unique_id_l"]].to_numpy() == human[pairs["unique_id_r"]].to_numpy()
    sizes = frame["cluster"].value_counts()
    wanted = int((sizes * (sizes - 1) / 2).sum())
    kept = pairs["match_probability"] >= 0.5
    print("from .5 on\t%.4f\t%.4f\t%.4f" % f1(kept.sum(), (kept & same).sum(), wanted) + f"\t{ended - began:.2f}")
    best = max(
        (f1((kept := pairs["match_probability"] >= step / 100).sum(), (kept & same).sum(), wanted), step / 100)
        for step in range(1, 100)
    )
    print("from %.2f on, which is best\t%.4f\t%.4f\t%.4f\t" % (best[1], *best[0]))
    print(f"seconds to predict\t\t\t\t{ended - trained:.2f}")


main()
