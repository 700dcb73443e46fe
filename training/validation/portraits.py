"""Portraits 80 to 99 of ../shared/data/faces (nobody's face; the nets train on the others), cut out of their rooms."""
from functools import lru_cache
from pathlib import Path

import cv2
import numpy as np

FACES = Path(__file__).resolve().parents[2].parent / "shared/data/faces"
NUMBERS = range(80, 100)
# Looked at one by one: the skin is dark in these, where a check made on pale faces would fail first.
DARK = {"female": {80, 81, 83, 92, 94, 95, 97}, "male": {81, 82, 84, 87, 88, 91, 92, 97, 98}}


def choose(rng: np.random.Generator, is_woman: bool, only_dark: bool) -> str:
    kind = "female" if is_woman else "male"
    numbers = sorted(DARK[kind]) if only_dark else list(NUMBERS)
    return f"{kind}-{rng.choice(numbers)}"


def is_dark(name: str) -> bool:
    kind, number = name.split("-")
    return int(number) in DARK[kind]


def load(name: str) -> np.ndarray:
    return cv2.imread(str(FACES / f"{name}.jpg"))


@lru_cache(maxsize=64)
def cut_out(name: str) -> tuple[np.ndarray, np.ndarray]:
    """The picture and the person's mask: GrabCut told that the middle is the person and the top corners are not."""
    picture = load(name)
    small = cv2.resize(picture, (160, 160), interpolation=cv2.INTER_AREA)
    mask = _first_guess(160)
    cv2.setRNGSeed(7)
    cv2.grabCut(small, mask, None, np.zeros((1, 65)), np.zeros((1, 65)), 4, cv2.GC_INIT_WITH_MASK)
    person = np.isin(mask, (cv2.GC_FGD, cv2.GC_PR_FGD)).astype(np.uint8) * 255
    person = cv2.morphologyEx(person, cv2.MORPH_OPEN, np.ones((3, 3), np.uint8))
    return picture, cv2.GaussianBlur(cv2.resize(person, picture.shape[1::-1], interpolation=cv2.INTER_CUBIC), (0, 0), 1.2)


def _first_guess(side: int) -> np.ndarray:
    mask = np.full((side, side), cv2.GC_PR_BGD, np.uint8)
    cv2.ellipse(mask, (side // 2, int(side * 0.42)), (int(side * 0.26), int(side * 0.38)), 0, 0, 360, cv2.GC_PR_FGD, -1)
    cv2.rectangle(mask, (int(side * 0.12), int(side * 0.72)), (int(side * 0.88), side), cv2.GC_PR_FGD, -1)
    cv2.ellipse(mask, (side // 2, int(side * 0.40)), (int(side * 0.12), int(side * 0.20)), 0, 0, 360, cv2.GC_FGD, -1)
    mask[: int(side * 0.04)] = cv2.GC_BGD
    mask[: side // 2, : side // 10] = cv2.GC_BGD
    mask[: side // 2, -(side // 10) :] = cv2.GC_BGD
    return mask


def on_ground(rng: np.random.Generator, name: str, ground_bgr: tuple[int, int, int], size: tuple[int, int]) -> np.ndarray:
    """Cropped to the card's portrait shape, head and shoulders, on red or blue."""
    picture, mask = cut_out(name)
    height, width = picture.shape[:2]
    crop_width = int(height * size[0] / size[1])
    left = int((width - crop_width) / 2 + rng.uniform(-0.03, 0.03) * width)
    window = np.s_[:, max(0, left) : max(0, left) + crop_width]
    alpha = mask[window][..., None] / 255.0
    mixed = picture[window] * alpha + np.array(ground_bgr) * (1 - alpha)
    return cv2.resize(mixed.clip(0, 255).astype(np.uint8), size, interpolation=cv2.INTER_CUBIC)
