"""Pictures of the screen as files small enough to be kept with the code."""

from io import BytesIO
from pathlib import Path

from PIL import Image

COLOURS = 256  # the most that a palette holds: with fewer, thin lines take the colour of what is near


def save_small(picture: bytes, path: Path) -> None:
    """A PNG of few colours."""
    image = (
        Image.open(BytesIO(picture))
        .convert("RGB")
        .quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    )
    image.save(path, optimize=True)
