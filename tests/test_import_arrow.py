"""Imports point one way: read from the source of every module, and again from what a process really loads."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import hotwash

SOURCE = Path(hotwash.__file__).parent
SCREEN = frozenset({"textual", "rich", "argparse"})

# From the bottom up: a layer may import itself and those above it in this list.
LAYERS = (
    "hotwash.core.model",
    "hotwash.core.text",
    "hotwash.core.formats",
    "hotwash.core.analysis",
    "hotwash.core.operations",
    "hotwash.core.storage",
    "hotwash.core",
    "hotwash.viewmodels",
    "hotwash.demo",
    "hotwash.hooks",
    "hotwash.cli",
    "hotwash.tui",
    "hotwash.launch",
    "hotwash.invocation",
    "hotwash.entrance",
    "hotwash.__main__",
    "hotwash.bench",
    "hotwash",
)


def name_of(path: Path) -> str:
    parts = ("hotwash", *path.relative_to(SOURCE).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {name_of(path): path for path in sorted(SOURCE.rglob("*.py"))}


def layer_of(module: str) -> str:
    return max((layer for layer in LAYERS if f"{module}.".startswith(f"{layer}.")), key=len)


def imports_of(module: str) -> Iterator[str]:
    """Every module that this one names in an import, wherever in the file it stands."""
    package = module if MODULES[module].name == "__init__.py" else module.rpartition(".")[0]
    for node in ast.walk(ast.parse(MODULES[module].read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                base = ".".join(filter(None, (*package.split(".")[: len(package.split(".")) - node.level + 1], base)))
            for alias in node.names:
                yield f"{base}.{alias.name}" if f"{base}.{alias.name}" in MODULES else base


IMPORTS = {module: frozenset(imports_of(module)) for module in MODULES}


def own(imported: frozenset[str]) -> frozenset[str]:
    return frozenset(name for name in imported if name.partition(".")[0] == "hotwash")


@pytest.mark.parametrize("module", sorted(MODULES.keys() - {"hotwash.core"}))
def test_a_module_imports_only_its_own_layer_and_those_below(module: str) -> None:
    height = LAYERS.index(layer_of(module))
    upward = {name for name in own(IMPORTS[module]) if LAYERS.index(layer_of(name)) > height and name != "hotwash"}
    assert upward == set()


def test_the_front_ends_do_not_know_each_other() -> None:
    for module, imported in IMPORTS.items():
        layers = {layer_of(name) for name in own(imported)}
        if layer_of(module) == "hotwash.tui":
            assert "hotwash.cli" not in layers, module
        if layer_of(module) == "hotwash.cli":
            assert "hotwash.tui" not in layers, module


def test_nothing_but_the_benchmark_imports_the_benchmark() -> None:
    users = {module for module, imported in IMPORTS.items() if any("bench" in name for name in own(imported))}
    assert {layer_of(module) for module in users} <= {"hotwash.bench"}


def test_core_and_view_models_know_no_screen_and_no_arguments() -> None:
    for module, imported in IMPORTS.items():
        if module.startswith(("hotwash.core", "hotwash.viewmodels")):
            assert not SCREEN & {name.partition(".")[0] for name in imported}, module


def test_values_are_made_in_one_place() -> None:
    users = {module for module, imported in IMPORTS.items() if "dataclasses" in imported}
    assert users == {"hotwash.core.model.values"}, "import dataclass, field and replace from there"


def loaded_by(*layers: str) -> frozenset[str]:
    """What a fresh process has loaded once every module of these layers is imported."""
    wanted = [name for name in MODULES if layer_of(name) in layers and not name.endswith("__main__")]
    code = f"import importlib, sys\nfor name in {wanted}: importlib.import_module(name)\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return frozenset(done.stdout.split())


def test_core_and_view_models_load_no_screen() -> None:
    assert not SCREEN & loaded_by(*(layer for layer in LAYERS if "core" in layer or "viewmodels" in layer))


def test_the_command_line_loads_no_dashboard() -> None:
    loaded = loaded_by("hotwash.cli")
    assert not {"textual", "hotwash.tui"} & loaded


def test_the_dashboard_loads_no_command_line() -> None:
    assert "hotwash.cli" not in loaded_by("hotwash.tui")


@pytest.mark.parametrize(
    "layer", ["hotwash.core.model", "hotwash.core.text", "hotwash.core.formats", "hotwash.core.operations"]
)
def test_the_pure_layers_load_nothing_that_touches_disk_or_network(layer: str) -> None:
    assert not {"hotwash.core.storage", "subprocess", "socket", "watchfiles", "asyncio"} & loaded_by(layer)
