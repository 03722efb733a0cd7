"""What hublog is made of, as a CycloneDX bill of materials, and what is publicly known to be wrong with it.

    python tests/supply_chain.py [FILE]   write the bill, then ask the advisory service about the lock

Ends with 1 where something known to be vulnerable is pinned. Where the service cannot be reached, that
is said, and it is no success: with HUBLOG_MUST_AUDIT=1 it ends with 1 as well.
"""

import json
import os
import re
import ssl
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

from cryptography.hazmat.backends.openssl import backend
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packaging.requirements import Requirement
from PySide6.QtCore import qVersion
from sqlcipher3 import dbapi2

from hublog import __version__

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / "requirements.lock"
USUAL_FILE = ROOT / "dist" / "hublog.cdx.json"
ADVISORIES = ("pypi", "osv")
"""The advisory services that pip-audit knows, asked one after the other until one of them answers."""
_PINNED = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>[^\s;\\]+)", re.MULTILINE)
_UNSAID = {"sqlcipher3": "Zlib"}
"""Licences that a package has but does not name in its metadata; THIRD_PARTY.md names them too."""

Bill = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Audit:
    """What an advisory service said: what it knows to be vulnerable, and what it could not say."""

    vulnerable: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    not_reached: str = ""

    @property
    def done(self) -> bool:
        """Whether everything in the lock was looked up."""
        return not self.not_reached and not self.unknown


def main(argv: Sequence[str]) -> int:
    """Write the bill and audit the lock; the exit code says whether anything is known to be wrong."""
    file = Path(argv[0]) if argv else USUAL_FILE
    bill = bill_of_materials()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(bill, indent=1) + "\n", encoding="utf-8")
    shipped = sum(each.get("scope") == "required" for each in bill["components"])
    audit = audited()
    lines = (
        f"bill of materials: {len(bill['components'])} parts, {shipped} of them in the program",
        f"written to {file}",
        *said(audit),
    )
    sys.stdout.writelines(f"{line}\n" for line in lines)
    strict = os.environ.get("HUBLOG_MUST_AUDIT") == "1"
    return 1 if audit.vulnerable or (strict and not audit.done) else 0


def bill_of_materials() -> Bill:
    """The bill of the environment this runs in, valid by the schema; the same each time.

    ``scope`` says what is in the program (required), in its extra for offices (optional) or only
    used to build and test it (excluded).
    """
    bill = _of_the_environment()
    scopes = _scopes()
    hashes = locked_hashes()
    for each in bill["components"]:
        each["scope"] = scopes.get(plain(each["name"]), "excluded")
        each.pop("externalReferences", None)  # addresses, which change; the purl says what it is
        if each["name"] in _UNSAID:
            each["licenses"] = [{"license": {"id": _UNSAID[each["name"]]}}]
        found = hashes.get(plain(each["name"]), ())
        each["properties"] = [{"name": "hublog:locked-sha256", "value": one} for one in found]
    bill["components"] += inside_the_wheels()
    bill["metadata"]["component"]["version"] = __version__
    bill["components"].sort(key=lambda each: (each["name"].casefold(), each["version"]))
    wrong = JsonStrictValidator(SchemaVersion.from_version(bill["specVersion"])).validate_str(
        json.dumps(bill)
    )
    if wrong is not None:
        raise ValueError(str(wrong))
    return bill


def inside_the_wheels() -> list[Mapping[str, Any]]:
    """What the wheels and the bundle hold besides Python packages, by what it says of itself."""
    with closing(dbapi2.connect(":memory:")) as connection:
        connection.execute("PRAGMA key='none'")  # the provider is named once there is a key
        (cipher,) = connection.execute("PRAGMA cipher_version").fetchone()
        (provider,) = connection.execute("PRAGMA cipher_provider_version").fetchone()
    versions = {
        ("Python", "PSF-2.0"): ".".join(map(str, sys.version_info[:3])),
        ("Qt", "LGPL-3.0-only"): qVersion(),
        ("SQLCipher", "BSD-3-Clause"): cipher.split()[0],
        ("SQLite", "blessing"): dbapi2.sqlite_version,
        ("OpenSSL (in sqlcipher3)", "Apache-2.0"): _openssl(provider),
        ("OpenSSL (in cryptography)", "Apache-2.0"): _openssl(backend.openssl_version_text()),
        ("OpenSSL (in Python)", "Apache-2.0"): _openssl(ssl.OPENSSL_VERSION),
    }
    return [
        {
            "type": "library",
            "bom-ref": f"inside:{name}",
            "name": name,
            "version": version,
            "scope": "required",
            "licenses": [{"license": {"id": licence}}],
        }
        for (name, licence), version in versions.items()
    ]


def audited(services: Iterable[str] = ADVISORIES) -> Audit:
    """What the first advisory service that answers knows of the lock."""
    last = Audit(not_reached="no advisory service was asked")
    for service in services:
        asked = subprocess.run(
            (
                *(sys.executable, "-m", "pip_audit", "--vulnerability-service", service),
                *("--requirement", str(LOCK), "--disable-pip", "--require-hashes"),
                *("--format", "json", "--progress-spinner", "off", "--timeout", "15"),
            ),
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        last = understood(asked.stdout, asked.stderr)
        if last.done or last.vulnerable:
            return last
    return last


def understood(answer: str, complaints: str) -> Audit:
    """What the audit's answer means; an answer that is none is a service that was not reached."""
    try:
        found = json.loads(answer)["dependencies"]
    except (ValueError, LookupError, TypeError):
        lines = complaints.strip().splitlines() or ["it said nothing"]
        return Audit(not_reached=lines[-1].split(":")[0])
    unknown = tuple(each["name"] for each in found if "skip_reason" in each)
    vulnerable = tuple(
        f"{each['name']} {each['version']}: {one['id']}"
        + (f", mended in {', '.join(one['fix_versions'])}" if one.get("fix_versions") else "")
        for each in found
        for one in each.get("vulns", ())
    )
    if found and len(unknown) == len(found):
        return Audit(not_reached="it knows none of the libraries in the lock")
    return Audit(vulnerable, unknown)


def said(audit: Audit) -> Iterator[str]:
    """The audit in plain words."""
    if audit.not_reached:
        yield f"audit: NOT DONE, the advisory service could not be asked ({audit.not_reached})"
        return
    yield from (f"audit: VULNERABLE {each}" for each in audit.vulnerable)
    if audit.unknown:
        yield f"audit: nothing could be learned about {', '.join(audit.unknown)}"
    if audit.done and not audit.vulnerable:
        yield "audit: nothing in the lock is known to be vulnerable"


def locked() -> dict[str, str]:
    """The version of every library in the lock."""
    text = LOCK.read_text(encoding="utf-8")
    return {plain(found["name"]): found["version"] for found in _PINNED.finditer(text)}


def locked_hashes() -> dict[str, tuple[str, ...]]:
    """The SHA-256 of every file of a library that the lock lets in."""
    hashes: dict[str, tuple[str, ...]] = {}
    for entry in re.split(r"\n(?=\S)", LOCK.read_text(encoding="utf-8")):
        found = _PINNED.match(entry)
        if found:
            hashes[plain(found["name"])] = tuple(re.findall(r"sha256:([0-9a-f]{64})", entry))
    return hashes


def _of_the_environment() -> Bill:
    made = subprocess.run(
        (
            *(sys.executable, "-m", "cyclonedx_py", "environment", sys.executable),
            *("--pyproject", str(ROOT / "pyproject.toml")),
            *("--output-reproducible", "--output-format", "JSON", "--output-file", "-"),
        ),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    bill: Bill = json.loads(made.stdout)
    return bill


def _scopes() -> dict[str, str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    office = project["optional-dependencies"]["office"]
    return dict.fromkeys(_needed(office), "optional") | dict.fromkeys(
        _needed(project["dependencies"]), "required"
    )


def _needed(named: Iterable[str]) -> set[str]:
    """Everything these need here, themselves included; extras count only where they are asked for."""
    reached: set[tuple[str, str]] = set()
    waiting = [Requirement(each) for each in named]
    while waiting:
        need = waiting.pop()
        for extra in {"", *need.extras}:
            if (plain(need.name), extra) in reached:
                continue
            reached.add((plain(need.name), extra))
            needs = map(Requirement, metadata.requires(need.name) or ())
            waiting += [
                each for each in needs if not each.marker or each.marker.evaluate({"extra": extra})
            ]
    return {name for name, _ in reached}


def _openssl(text: str) -> str:
    found = re.search(r"\d+\.\d+\.\d+\w*", text)
    return found[0] if found else text


def plain(name: str) -> str:
    """The name of a library as the lock writes it."""
    return re.sub(r"[-_.]+", "-", name).lower()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
