"""Binder can build the image: checked without Docker."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
import tomllib

import pytest

from tests.conftest import ROOT, require

BINDER = ROOT / "binder"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PINS = dict(
    line.split("==") for line in (BINDER / "requirements.txt").read_text().splitlines() if line
)


@pytest.fixture(scope="module")
def dockerfile() -> str:
    """The Dockerfile that Binder would build; no daemon is asked."""
    require(importlib.util.find_spec("repo2docker"), "jupyter-repo2docker")
    command = [sys.executable, "-m", "repo2docker", "--no-build", "--debug", str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout + done.stderr


def test_every_library_that_the_package_needs_is_pinned():
    needed = {re.match(r"[\w-]+", line)[0] for line in PROJECT["dependencies"]}

    assert set(PINS) == needed


@pytest.mark.parametrize("requirement", PROJECT["dependencies"])
def test_a_pin_is_not_below_what_the_package_needs(requirement):
    name, least = requirement.split(">=")

    def number(version):
        return tuple(map(int, version.split(".")))

    assert number(PINS[name]) >= number(least)


def test_only_pins_are_listed_so_that_the_layer_is_cached():
    text = (BINDER / "requirements.txt").read_text()

    assert not re.search(r"^(\.|-e|-r|git\+)", text, re.MULTILINE)


def test_jupyterlab_is_left_to_the_image_of_binder():
    assert "jupyterlab" not in PINS


def test_the_package_is_installed_without_its_dependencies_and_a_failure_stops_the_build():
    script = BINDER / "postBuild"

    lines = script.read_text().splitlines()
    assert lines[:2] == ["#!/bin/bash", "set -euo pipefail"]
    assert any(line.startswith("pip install") and "--no-deps ." in line for line in lines)
    assert os.access(script, os.X_OK)


def test_the_python_is_one_that_the_package_runs_on():
    version = re.fullmatch(r"python-3\.(\d+)\n?", (BINDER / "runtime.txt").read_text())

    assert int(version[1]) >= int(PROJECT["requires-python"].removeprefix(">=3."))


def test_binder_installs_the_pins_before_it_copies_the_repository(dockerfile):
    pins = dockerfile.index('pip install --no-cache-dir -r "binder/requirements.txt"')

    assert pins < dockerfile.index("src/ ${REPO_DIR}/")


def test_binder_runs_our_script_after_the_repository_is_there(dockerfile):
    assert dockerfile.index("src/ ${REPO_DIR}/") < dockerfile.index("RUN ./binder/postBuild")


def test_binder_takes_the_python_of_our_choice(dockerfile):
    chosen = (BINDER / "runtime.txt").read_text().strip().removeprefix("python-")

    written = chosen.replace(".", "-2e")  # as repo2docker writes it in names of files
    assert f"environment-2epy-2d{written}-2d" in dockerfile
