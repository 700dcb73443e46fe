"""What a drawing of a card hands on, and the pen both drawings write with."""
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

WIDTH_MM, HEIGHT_MM, RADIUS_MM = 85.60, 53.98, 3.18  # ISO/IEC 7810 ID-1
PX_PER_MM = 20
SIZE = (round(WIDTH_MM * PX_PER_MM), round(HEIGHT_MM * PX_PER_MM))

Box = tuple[float, float, float, float]  # x0, y0, x1, y1 in mm on the card


@dataclass(frozen=True)
class Card:
    texture: np.ndarray  # sRGB bytes, BGR, PX_PER_MM
    kind: str
    nik: str | None = None
    text_boxes: tuple[Box, ...] = ()
    nik_box: Box | None = None
    portrait_box: Box | None = None
    portrait: str | None = None
    tags: tuple[str, ...] = field(default=())


@lru_cache(maxsize=1)
def _font_files() -> dict[str, str]:
    return {path.name: str(path) for kind in ("ttf", "otf") for path in sorted(Path("/usr/share/fonts").rglob(f"*.{kind}"))}


@lru_cache(maxsize=256)
def font(name: str, px: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(_font_files()[name], px)


@lru_cache(maxsize=16)
def rounded_mask(radius_mm: float = RADIUS_MM) -> np.ndarray:
    """Antialiased: drawn twice as large."""
    width, height, radius = SIZE[0] * 2, SIZE[1] * 2, radius_mm * PX_PER_MM * 2
    image = Image.new("L", (width, height))
    ImageDraw.Draw(image).rounded_rectangle((0, 0, width - 1, height - 1), radius, fill=255)
    return np.asarray(image.resize(SIZE, Image.BOX))


class Pen:
    """Writes in millimetres and remembers where the text went."""

    def __init__(self, ground: np.ndarray):
        self.image = Image.fromarray(ground[..., ::-1].copy())
        self.canvas = ImageDraw.Draw(self.image)
        self.boxes: list[Box] = []

    def write(self, at_mm, text, face, cap_mm, ink, anchor="ls", squeeze=1.0, spacing_mm=0.0, record=True) -> Box:
        """`cap_mm` is the height of a capital; `at_mm` lies on the baseline."""
        used = font(face, self._px_for(face, cap_mm))
        x, y = at_mm[0] * PX_PER_MM, at_mm[1] * PX_PER_MM
        if squeeze == 1.0 and spacing_mm == 0.0:
            box = self.canvas.textbbox((x, y), text, font=used, anchor=anchor)
            self.canvas.text((x, y), text, font=used, fill=ink, anchor=anchor)
        else:
            box = self._write_letters((x, y), text, used, ink, squeeze, spacing_mm * PX_PER_MM)
        in_mm = tuple(v / PX_PER_MM for v in box)
        if record:
            self.boxes.append(in_mm)
        return in_mm

    @staticmethod
    @lru_cache(maxsize=256)
    def _px_for(face: str, cap_mm: float) -> int:
        box = font(face, 200).getbbox("H", anchor="ls")
        return max(6, round(200 * cap_mm * PX_PER_MM / -box[1]))

    def _write_letters(self, at, text, used, ink, squeeze, spacing) -> Box:
        length = sum(used.getlength(letter) + spacing for letter in text)
        top, bottom = used.getbbox("Hg", anchor="ls")[1::2]
        strip = Image.new("L", (int(length) + 8, bottom - top + 8))
        pen, x = ImageDraw.Draw(strip), 4.0
        for letter in text:
            pen.text((x, 4 - top), letter, font=used, fill=255, anchor="ls")
            x += used.getlength(letter) + spacing
        strip = strip.resize((max(1, round(strip.width * squeeze)), strip.height), Image.BICUBIC)
        corner = (round(at[0] - 4 * squeeze), round(at[1] + top - 4))
        self.image.paste(ink, corner, strip)
        return (at[0], at[1] + top, at[0] + length * squeeze, at[1] + bottom)

    def paste(self, picture: np.ndarray, at_mm: tuple[float, float], mask: np.ndarray | None = None) -> None:
        corner = (round(at_mm[0] * PX_PER_MM), round(at_mm[1] * PX_PER_MM))
        self.image.paste(Image.fromarray(picture[..., ::-1].copy()), corner, None if mask is None else Image.fromarray(mask))

    def result(self) -> np.ndarray:
        return np.asarray(self.image)[..., ::-1].copy()


def scribble(rng: np.random.Generator, texture: np.ndarray, box: Box, ink: tuple[int, int, int]) -> None:
    """A signature: a few smooth strokes that nobody's hand made."""
    x0, y0, x1, y1 = (v * PX_PER_MM for v in box)
    for _ in range(int(rng.integers(1, 4))):
        steps = np.linspace(0, 1, 90)
        phases = rng.uniform(0, 2 * np.pi, 4)
        speed = rng.uniform(4, 14)
        x = x0 + (x1 - x0) * (steps * 0.8 + 0.1 + 0.09 * np.sin(speed * steps + phases[0]))
        y = (y0 + y1) / 2 + (y1 - y0) * (0.3 * np.sin(speed * 1.3 * steps + phases[1]) + 0.18 * np.sin(3 * speed * steps + phases[2]))
        points = np.stack([x, y], 1).round().astype(np.int32)
        cv2.polylines(texture, [points], False, ink, int(rng.integers(4, 8)), cv2.LINE_AA)
