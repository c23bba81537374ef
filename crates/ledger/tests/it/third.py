"""Judges what takas-ledger writes: the log with aics-tlog, which is not ours; entries by docs/reference/record.md alone, in other code and with another library.

One job a line, one word a line back: ok or no.
"""

import hashlib
import json
import struct
import sys

from aics_tlog import MemoryTileReader, parse_note, parse_vkey, verify_checkpoint, verify_consistency, verify_leaf_inclusion
from aics_tlog.verified import audit_tiles
from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305


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


class Reader:
    """Section 1: the bytes of a structure, none left over."""

    def __init__(self, data):
        self.data, self.at = data, 0

    def take(self, count):
        taken = self.data[self.at : self.at + count]
        self.at += count
        if len(taken) != count:
            raise ValueError("it ends too early")
        return taken

    def counted(self):
        return self.take(struct.unpack(">H", self.take(2))[0])


def quarter_round(state, a, b, c, d):
    for first, second, third, shift in ((a, b, d, 16), (c, d, b, 12), (a, b, d, 8), (c, d, b, 7)):
        state[first] = (state[first] + state[second]) & 0xFFFFFFFF
        mixed = state[third] ^ state[first]
        state[third] = (mixed << shift | mixed >> (32 - shift)) & 0xFFFFFFFF


def open_xchacha(key, nonce, sealed, associated):
    """XChaCha20-Poly1305, draft-irtf-cfrg-xchacha-03: a subkey by HChaCha20, then RFC 8439."""
    state = list(struct.unpack("<16I", b"expand 32-byte k" + key + nonce[:16]))
    for _ in range(10):
        for column in range(4):
            quarter_round(state, column, column + 4, column + 8, column + 12)
        for start in range(4):
            quarter_round(state, start, 4 + (start + 1) % 4, 8 + (start + 2) % 4, 12 + (start + 3) % 4)
    subkey = struct.pack("<8I", *state[:4], *state[12:])
    return ChaCha20Poly1305(subkey).decrypt(bytes(4) + nonce[16:], sealed, associated)


def derive(secret, label, context):
    return hashlib.sha256(struct.pack(">I", 1) + secret + label + context).digest()


def entry(words):
    """ORIGIN AUTHOR_KEY DESK_KEY COMPARTMENT KEY PERSON_KEY|- PAYLOAD ENTRY: whether the entry is good and opens to that payload."""
    origin, author_key, desk_key, compartment, key, person_key, payload, data = words
    compartment, key, payload, data = hashes([compartment, key, payload, data])
    reader = Reader(data)
    if reader.take(14) != b"takas.entry/1\n" or reader.take(1)[0] not in (1, 2, 3):
        raise ValueError("it is no entry")
    stream = reader.take(16)
    number, accepted = struct.unpack(">QQ", reader.take(16))
    envelope = reader.counted()
    author_signature = reader.take(64)
    who = reader.take(1)
    if who == b"\1":
        who += reader.take(16)
    locks = reader.counted()
    ciphertext = reader.counted()
    reader.take(16)
    signed = data[: reader.at]
    acceptance = reader.take(64)
    if reader.at != len(data) or max(number, accepted) >= 2**63:
        raise ValueError("it does not end where it should")
    Ed25519PublicKey.from_public_bytes(bytes.fromhex(author_key)).verify(author_signature, b"takas.command/1\n" + envelope)
    message = b"takas.acceptance/1\n" + origin.encode() + b"\n" + signed
    Ed25519PublicKey.from_public_bytes(bytes.fromhex(desk_key)).verify(acceptance, message)
    said = json.loads(envelope)
    if json.dumps(said, separators=(",", ":"), sort_keys=True).encode() != envelope:
        raise ValueError("the envelope is not canonical")
    bound = stream + who + envelope
    if len(who) > 1:
        key = derive(key + bytes.fromhex(person_key), b"takas.person/1\n", stream)
    all_locks = [locks[at : at + 88] for at in range(0, len(locks), 88)]
    lock = next(lock for lock in all_locks if lock[:16] == compartment)
    content = open_xchacha(key, lock[16:40], lock[40:], b"takas.lock/1\n" + compartment + bound)
    plain = open_xchacha(content, bytes(24), ciphertext, b"takas.seal/1\n" + bound)
    length = struct.unpack(">H", plain[32:34])[0]
    if plain[34 + length :].strip(b"\0"):
        raise ValueError("the fill is not zero")
    commitment = hashlib.sha256(b"takas.payload/1\n" + plain[:32] + plain[34 : 34 + length]).hexdigest()
    return said["commitment"] == commitment and plain[34 : 34 + length] == payload


JOBS = {"checkpoint": checkpoint, "inclusion": inclusion, "consistency": consistency, "audit": audit, "entry": entry}

for line in sys.stdin:
    job, *words = line.split(" ")
    words = [word.strip("\n") for word in words]
    try:
        verdict = JOBS[job](words)
    except (ValueError, OSError, InvalidSignature, InvalidTag, StopIteration):
        # What does not read is refused; TileVerificationError and TileMissingError are among these.
        verdict = False
    print("ok" if verdict else "no")
