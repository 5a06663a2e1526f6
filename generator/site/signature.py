"""Signatures of a manifest, verified by the tools that made them: ssh-keygen or minisign.

In: the manifest, its signature, and the checker's own file: a list of allowed signers as ssh-keygen knows it, or a
public key of minisign. Out: who signed, or None for nobody on the list.
"""

import shutil
import subprocess
from pathlib import Path

from generator.content import openings
from generator.site import manifest
from generator.site.verification.proxy import TidakTerbaca

NAMESPACE = "lapkin"  # what a signature is for; ssh-keygen refuses one made for something else
TOOLS = {manifest.SSH: ("ssh-keygen", "OpenSSH"), manifest.MINISIGN: ("minisign", "minisign")}


def file(signers: Path) -> str:
    """Return the name of the signature that a list of signers can check."""
    begins = manifest.SIGNATURES[manifest.MINISIGN]
    return manifest.MINISIGN if given(signers).lstrip().startswith(begins) else manifest.SSH


def given(file: Path, most: int = manifest.MAX_BYTES) -> bytes:
    """Return the bytes of a file that a person named; raise `TidakTerbaca` for what is none, or is larger."""
    try:
        return openings.named(file, most)
    except openings.BukanBerkas as error:
        what = f"lebih besar dari {most // 1_000_000} MB" if error.kind == openings.LARGE else "bukan berkas biasa"
        raise TidakTerbaca(f"{file} {what}") from None


def signed(data: bytes, signature: bytes, signers: Path, work: Path) -> str | None:
    """Return who signed the bytes of a manifest; `work` is a folder for files of the tools."""
    kind = file(signers)
    tool, package = TOOLS[kind]
    found = shutil.which(tool)
    if found is None:
        raise TidakTerbaca(f"{tool} tidak ada; pasang {package}")
    (work / manifest.FILE).write_bytes(data)
    (work / kind).write_bytes(signature)
    check = _minisign if kind == manifest.MINISIGN else _ssh
    return check(found, work / manifest.FILE, work / kind, signers)


def _minisign(tool: str, data: Path, signature: Path, key: Path) -> str | None:
    words = [tool, "-V", "-q", "-m", str(data), "-x", str(signature), "-p", str(key)]
    done = subprocess.run(words, capture_output=True, check=False)
    return f"kunci minisign {key.name}" if done.returncode == 0 else None


def _ssh(tool: str, data: Path, signature: Path, signers: Path) -> str | None:
    about = ["-s", str(signature), "-f", str(signers)]
    named = subprocess.run([tool, "-Y", "find-principals", *about], capture_output=True, text=True, check=False)
    who = named.stdout.split("\n")[0].strip()
    if named.returncode or not who:
        return None
    words = [tool, "-Y", "verify", *about, "-I", who, "-n", NAMESPACE]
    done = subprocess.run(words, input=data.read_bytes(), capture_output=True, check=False)
    return who if done.returncode == 0 else None
