"""The command line: the same doors as the pages, for scripts and nightly imports.

JSON on standard output, messages for people (Vietnamese) on standard error.
Exit status: 0 done · 1 the command failed · 2 the input has errors, and nothing was written.
"""

from __future__ import annotations

import sys
from importlib import import_module

import click

from cchc.commands.output import FAILED, print_message

# A command's module is loaded when it is asked for: `check` needs no database, and pandas takes half a second.
COMMANDS = {
    "check": "checking",
    "load": "storing",
    "undo": "storing",
    "uploads": "storing",
    "ask": "storing",
    "export": "storing",
    "report": "reporting",
    "seed": "storing",
    "backup": "safekeeping",
    "restore": "safekeeping",
    "serve": "serving",
    "people": "people",
}


class Commands(click.Group):
    """The commands by name, each loaded when it is called or explained."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name; None where there is none."""
        module = COMMANDS.get(cmd_name)
        if module is None:
            return None
        command: click.Command = getattr(import_module(f"cchc.commands.{module}"), cmd_name)
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Chỉ số cải cách hành chính: đọc bảng tính, nạp, hỏi và xuất số liệu."""


def run() -> None:
    """Run the command line; whatever fails leaves by exit status 1 and a sentence."""
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    try:
        main(standalone_mode=False)
    except click.ClickException as error:
        print_message(error.format_message())
        raise SystemExit(FAILED) from error


if __name__ == "__main__":
    run()
