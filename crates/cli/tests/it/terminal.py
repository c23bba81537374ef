"""Sits before the live board: runs a command in a terminal of its own, presses keys, and prints what was shown, a JSON list of texts.

Arguments: a JSON list of keys to press one after the other, each with the sign of what is shown then, and the command. Where the first key is empty,
its sign is that of what is shown first. A third entry is a command that somebody else runs before the keys are pressed. The last text is what was written
until the end.
"""

import fcntl
import json
import os
import pty
import select
import struct
import subprocess
import sys
import termios
import time

keys, command = json.loads(sys.argv[1]), sys.argv[2:]
child, terminal = pty.fork()
if child == 0:
    os.environ["TERM"] = "xterm"
    os.execv(command[0], command)
fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))


def shown(sign, seconds=60.0):
    """What is written until a sign is in it, or the command ends."""
    text, end = b"", time.monotonic() + seconds
    while time.monotonic() < end and sign not in text:
        if not select.select([terminal], [], [], 0.1)[0]:
            continue
        try:
            part = os.read(terminal, 65536)
        except OSError:
            break
        if not part:
            break
        text += part
    return text.decode("utf-8", "replace")


first = keys.pop(0)[1] if keys and keys[0][0] == "" else "speaks"
texts = [shown(first.encode())]
for press, sign, *beside in keys:
    for other in beside:
        subprocess.run(other, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.write(terminal, press.encode())
    texts.append(shown(sign.encode()))
_, status = os.waitpid(child, 0)
json.dump({"texts": texts, "status": os.waitstatus_to_exitcode(status)}, sys.stdout)
