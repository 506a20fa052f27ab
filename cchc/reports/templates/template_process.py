"""A process of its own that fills one checked template: JSON in, the document (base64) out."""

from __future__ import annotations

import json
import sys
from base64 import b64decode, b64encode
from io import BytesIO

from docxtpl import DocxTemplate  # type: ignore[import-untyped]
from jinja2.sandbox import SandboxedEnvironment


def main() -> None:
    """Fill and write; whatever goes wrong ends the process with an error."""
    given = json.load(sys.stdin)
    environment = SandboxedEnvironment(autoescape=True)
    for words in (environment.globals, environment.filters, environment.tests):
        words.clear()
    template = DocxTemplate(BytesIO(b64decode(given["template"])))
    template.render(given["fields"], environment)
    written = BytesIO()
    template.save(written)
    sys.stdout.write(b64encode(written.getvalue()).decode())


if __name__ == "__main__":
    main()
