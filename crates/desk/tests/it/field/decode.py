"""Prints what the one QR code in a picture says, read by zxing-cpp: a decoder that nobody here wrote.

With `--photographed`, the picture is read as a telephone may take it: askew, from the side, out of focus, in the light of a lamp and in few
bytes. Every such photograph has to say the same."""

import io
import sys

import zxingcpp
from PIL import Image, ImageChops, ImageFilter


def said(picture):
    found = zxingcpp.read_barcodes(picture)
    texts = [one.text for one in found if "QR" in str(one.format)]
    assert len(texts) == 1, found
    return texts[0]


def on_a_table(picture):
    """The paper, with what lies around it; a telephone sees it at more points than a screen shows."""
    if picture.width < 900:
        picture = picture.resize((900, 900 * picture.height // picture.width), Image.Resampling.BICUBIC)
    wide, high = picture.size
    table = Image.new("L", (wide + wide // 2, high + high // 2), 96)
    table.paste(picture, (wide // 4, high // 4))
    return table


def from_the_side(picture, lean):
    """What is farther away is smaller: the right side is so much shorter, of all."""
    wide, high = picture.size
    short = int(high * lean)
    corners = (0, -short, 0, high + short, wide, high, wide, 0)
    return picture.transform(picture.size, Image.Transform.QUAD, corners, Image.Resampling.BICUBIC, fillcolor=96)


def under_a_lamp(picture):
    """From bright above to dark below."""
    light = ImageChops.invert(Image.linear_gradient("L")).resize(picture.size).point(lambda value: 90 + value * 165 // 255)
    return ImageChops.multiply(picture, light)


def in_few_bytes(picture, quality):
    bytes = io.BytesIO()
    picture.save(bytes, "JPEG", quality=quality)
    return Image.open(io.BytesIO(bytes.getvalue()))


def photographs(picture):
    for angle, lean, blur, quality in [(0, 0.0, 0.8, 40), (7, 0.04, 1.0, 40), (-19, 0.08, 1.2, 30), (93, 0.05, 1.0, 30), (171, 0.1, 1.5, 25)]:
        taken = on_a_table(picture).rotate(angle, Image.Resampling.BICUBIC, expand=True, fillcolor=96)
        taken = under_a_lamp(from_the_side(taken, lean)).filter(ImageFilter.GaussianBlur(blur))
        yield in_few_bytes(taken, quality)


picture = Image.open(sys.argv[1]).convert("L")
text = said(picture)
if "--photographed" in sys.argv[2:]:
    for at, photograph in enumerate(photographs(picture)):
        assert said(photograph) == text, f"photograph {at} says something else"
sys.stdout.write(text)
