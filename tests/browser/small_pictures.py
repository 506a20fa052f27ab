"""Pictures of the screen as files small enough to be kept with the code."""

from io import BytesIO
from pathlib import Path

from PIL import Image

COLOURS = 64  # of which a picture of the screen needs no more


def save_small(picture: bytes, path: Path) -> None:
    """A PNG of few colours."""
    image = Image.open(BytesIO(picture)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    image.save(path, optimize=True)
