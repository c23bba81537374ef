"""Judges what takas-ledger writes with aics-tlog, which is not ours. One job a line, one word a line back: ok or no."""

import sys

from aics_tlog import MemoryTileReader, parse_note, parse_vkey, verify_checkpoint, verify_consistency, verify_leaf_inclusion
from aics_tlog.verified import audit_tiles


def hashes(words):
    return [bytes.fromhex(word) for word in words]


def checkpoint(words):
    """LOG ORIGIN QUORUM WITNESS,WITNESS NOTE: whether the log has signed it and enough witnesses have cosigned."""
    log, origin, quorum, witnesses, note = words
    keys = [parse_vkey(key) for key in witnesses.split(",")]
    note = parse_note(bytes.fromhex(note))
    return verify_checkpoint(note, parse_vkey(log), keys, int(quorum), expected_origin=origin).ok


def inclusion(words):
    """INDEX SIZE ROOT ENTRY HASH...: whether the entry is in the log."""
    index, size, root, entry, *proof = words
    return verify_leaf_inclusion(bytes.fromhex(entry), int(index), int(size), hashes(proof), bytes.fromhex(root))


def consistency(words):
    """OLD OLD_ROOT NEW NEW_ROOT HASH...: whether the log was continued."""
    old, old_root, new, new_root, *proof = words
    return verify_consistency(int(old), int(new), bytes.fromhex(old_root), bytes.fromhex(new_root), hashes(proof))


def audit(words):
    """SIZE ROOT PATH=BYTES...: whether all files of the log are sound."""
    size, root, *files = words
    reader = MemoryTileReader({path: bytes.fromhex(data) for path, data in (file.split("=") for file in files)})
    audit_tiles(reader, int(size), bytes.fromhex(root))
    return True


JOBS = {"checkpoint": checkpoint, "inclusion": inclusion, "consistency": consistency, "audit": audit}

for line in sys.stdin:
    job, *words = line.split(" ")
    words = [word.strip("\n") for word in words]
    try:
        verdict = JOBS[job](words)
    except (ValueError, OSError):
        # What does not read is refused; TileVerificationError and TileMissingError are among these.
        verdict = False
    print("ok" if verdict else "no")
