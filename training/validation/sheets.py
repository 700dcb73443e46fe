"""Contact sheets: many photos on one PNG, outlines drawn, a caption under each."""
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageOps

GREEN, RED = (60, 200, 60), (60, 60, 240)


def tile(path: Path, label_corners, found_corners, caption: str, side: int = 300) -> np.ndarray:
    """The photo upright; green: where the card is; red: where it was said to be."""
    image = ImageOps.exif_transpose(Image.open(path)).convert("RGB")
    scale = side / max(image.size)
    small = np.asarray(image.resize((round(image.width * scale), round(image.height * scale)), Image.LANCZOS))[..., ::-1]
    canvas = np.full((side + 22, side, 3), 40, np.uint8)
    canvas[: small.shape[0], : small.shape[1]] = small
    for corners, colour in ((label_corners, GREEN), (found_corners, RED)):
        if corners is not None:
            points = (np.array(corners) * scale).round().astype(np.int32)
            cv2.polylines(canvas, [points], True, colour, 1, cv2.LINE_AA)
            cv2.circle(canvas, tuple(int(v) for v in points[0]), 4, colour, -1, cv2.LINE_AA)
    canvas[side:] = 20
    cv2.putText(canvas, caption[:46], (4, side + 15), cv2.FONT_HERSHEY_SIMPLEX, 0.4, (240, 240, 240), 1, cv2.LINE_AA)
    return canvas


def grid(tiles: list[np.ndarray], columns: int) -> np.ndarray:
    blank = np.zeros_like(tiles[0])
    padded = tiles + [blank] * (-len(tiles) % columns)
    return np.vstack([np.hstack(padded[i : i + columns]) for i in range(0, len(padded), columns)])


def save(path: Path, tiles: list[np.ndarray], columns: int = 5) -> None:
    """A palette keeps the sheet small."""
    picture = Image.fromarray(grid(tiles, columns)[..., ::-1])
    picture.quantize(192, dither=Image.Dither.FLOYDSTEINBERG).save(path, optimize=True)
