"""Holds documents against JSON Schemas: an outside judge of what `takas schema` prints.

Standard input is a JSON list of jobs, [schema file, document file, whether it should be valid]; TOML becomes JSON by
Python's own reader. Prints one line for each job that did not end as it should, and nothing else.
"""

import json
import sys
import tomllib

from jsonschema import Draft202012Validator, FormatChecker


def read(path):
    if path.endswith(".toml"):
        with open(path, "rb") as file:
            # Dates become texts, as the schemas say.
            return json.loads(json.dumps(tomllib.load(file), default=str))
    with open(path, encoding="utf-8") as file:
        return json.load(file)


validators = {}
for schema, document, valid in json.load(sys.stdin):
    if schema not in validators:
        text = read(schema)
        Draft202012Validator.check_schema(text)
        validators[schema] = Draft202012Validator(text, format_checker=FormatChecker())
    errors = list(validators[schema].iter_errors(read(document)))
    if valid and errors:
        worst = errors[0]
        print(f"{document} by {schema}: {worst.json_path}: {worst.message[:300]}")
    if not valid and not errors:
        print(f"{document} by {schema}: accepted, though it should not be")
