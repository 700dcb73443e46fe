"""What one photo will show, decided before a pixel is drawn."""
from dataclasses import dataclass, field

import cv2
import numpy as np

from .camera import View
from .card import Card, rounded_mask
from .drawing_a import draw_a
from .drawing_b import draw_b
from .people import make_person
from .portraits import choose, is_dark
from .poses import Wish, choose_size, choose_view
from .prints import dirty_lines
from .render import Layer, card_layer
from .tone import smooth_noise


@dataclass
class Plan:
    view: View
    card: Card | None = None
    ground: str | None = None
    below: list[Layer] = field(default_factory=list)
    subject: Layer | None = None
    above: list[Layer] = field(default_factory=list)
    emitted: np.ndarray | None = None  # light of a display instead of a lit table
    finished: np.ndarray | None = None  # a picture that never met a lens
    corners: np.ndarray | None = None
    gloss: np.ndarray | None = None
    luma: float = 170.0  # what the card's ground should come to in the file, of 255
    burnt: bool = False
    dim: bool = False
    cast: float = 1.0
    uneven: float = 0.4
    shadows: int = 0
    blur_mm: float = 0.0
    motion_mm: float = 0.0
    messenger: bool = False
    fault: str | None = None
    sides: tuple[str, ...] = ()
    is_legible: bool = False
    conditions: list[str] = field(default_factory=list)


def make_ktp(rng: np.random.Generator, only_dark: bool = False) -> Card:
    is_woman = bool(rng.integers(2))
    person, portrait = make_person(rng, is_woman), choose(rng, is_woman, only_dark)
    return (draw_a if rng.random() < 0.5 else draw_b)(rng, person, portrait)


def worn(rng: np.random.Generator, texture: np.ndarray) -> np.ndarray:
    """Tint, fading, stains, scratches: no two cards of one drawing look alike."""
    if rng.random() < 0.5:
        texture = dirty_lines(rng, texture, int(rng.integers(2, 26)))
    fade = rng.uniform(0, 0.16)
    tint = (1 + rng.normal(0, 0.025, 3)).astype(np.float32)
    stain = smooth_noise(rng, 170, 107, rng.uniform(20, 70))[..., None] * (rng.uniform(0, 0.07) * np.array([1.3, 1.0, 0.8]))
    gain = cv2.resize(((1 + stain) * tint * 128).astype(np.float32).clip(0, 255).astype(np.uint8), texture.shape[1::-1])
    return cv2.multiply(cv2.addWeighted(texture, 1 - fade, texture, 0, 205 * fade), gain, scale=1 / 128)


def messenger_scale(size: tuple[int, int]) -> float:
    """WhatsApp and its like: the longest side becomes 1600 pixels."""
    return min(1.0, 1600 / max(size))


def base_plan(rng: np.random.Generator, wish: Wish | None = None, card: Card | None = None, min_side: int = 640) -> Plan:
    """A KTP somewhere in the picture, ordinary in every other way; faults are made of this."""
    wish = wish or Wish()
    messenger = rng.random() < 0.15
    size = choose_size(rng, 1280 if messenger else min_side)
    scaled = Wish(wish.width_px, wish.tilt_deg, wish.upside_down, messenger_scale(size) if messenger else 1.0, wish.margin, wish.fill)
    plan = Plan(choose_view(rng, size, scaled), card or make_ktp(rng), messenger=messenger)
    plan.subject = card_layer(worn(rng, plan.card.texture), alpha=rounded_mask(float(rng.integers(26, 36)) / 10))
    plan.corners = plan.view.corners
    plan.luma, plan.uneven = rng.uniform(138, 208), rng.uniform(0.0, 0.7)
    plan.shadows = int(rng.random() < 0.25)
    plan.blur_mm = rng.uniform(0, 0.10)
    plan.conditions += [*plan.card.tags, *size_tags(size), *(["messenger"] if messenger else [])]
    plan.conditions += pose_tags(plan) + (["shadow"] if plan.shadows else [])
    if plan.card.portrait and is_dark(plan.card.portrait):
        plan.conditions.append("dark-skin")
    return plan


def size_tags(size: tuple[int, int]) -> list[str]:
    pixels = size[0] * size[1]
    tags = ["portrait-frame"] if size[1] > size[0] else []
    if pixels <= 0.5e6:
        return [*tags, "small-file"]
    return [*tags, "8-12-mp"] if pixels >= 7e6 else tags


def pose_tags(plan: Plan) -> list[str]:
    corners = plan.view.corners
    along = corners[1] - corners[0]
    turn = abs(np.degrees(np.arctan2(along[1], along[0])))
    tags = ["upside-down"] if turn > 150 else ["sideways"] if 60 < turn < 120 else ["turned"] if turn > 15 else []
    return tags + (["low-angle"] if 17 < plan.view.tilt_deg <= 30 else [])
