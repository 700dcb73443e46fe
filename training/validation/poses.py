"""Where the camera stands. Every pose is drawn until it meets what the label promises."""
from dataclasses import dataclass, replace

import cv2
import numpy as np

from .camera import Pose, View, view_of
from .card import HEIGHT_MM, WIDTH_MM

SIZES = [(640, 480), (800, 600), (1024, 768), (1280, 720), (1280, 960), (1440, 1080), (1600, 1200), (1920, 1080), (2048, 1536), (3264, 2448), (4000, 3000)]
_SHARES = np.array([4, 5, 12, 13, 19, 12, 13, 10, 6, 3, 3], float)


class NoPose(Exception):
    """A wish that no pose in a picture of this size fulfils."""


@dataclass(frozen=True)
class Wish:
    width_px: tuple[float, float] = (590, 3600)  # the card's, in the file
    tilt_deg: tuple[float, float] = (0, 17)
    upside_down: bool | None = None
    file_scale: float = 1.0  # below 1 where a messenger shrinks the file afterwards
    margin: float = 0.012
    fill: tuple[float, float] = (0.55, 0.97)  # of the largest card that would fit


def choose_size(rng: np.random.Generator, min_width: int = 640) -> tuple[int, int]:
    weights = _SHARES * np.array([max(size) >= min_width for size in SIZES])
    size = SIZES[int(rng.choice(len(SIZES), p=weights / weights.sum()))]
    return size[::-1] if rng.random() < 0.35 else size


def choose_view(rng: np.random.Generator, size: tuple[int, int], wish: Wish) -> View:
    """The whole card inside the picture."""
    for _ in range(3000):
        pose = _random_pose(rng, size, wish)
        fill = rng.uniform(*wish.fill)
        slack = min(0.5, 1.04 - fill) * 0.5
        offset = tuple(rng.uniform(-slack, slack, 2))
        view = view_of(replace(pose, width_px=_largest_fit(pose, wish.margin) * fill, offset=offset))
        if _is_inside(view, wish.margin) and wish.width_px[0] <= view.card_width_px * wish.file_scale <= wish.width_px[1]:
            return view
    raise NoPose(f"no pose for {size} {wish}")


def choose_cut_view(rng: np.random.Generator, size: tuple[int, int], wish: Wish) -> tuple[View, tuple[str, ...]]:
    """5 to 40 % of the card beyond one or two sides."""
    for _ in range(6000):
        pose = _random_pose(rng, size, wish)
        width_px = _largest_fit(pose, wish.margin) * rng.uniform(0.6, 1.25)
        offset = tuple(rng.uniform(-0.55, 0.55, 2))
        view = view_of(replace(pose, width_px=width_px, offset=offset))
        sides = cut_sides(view)
        if 1 <= len(sides) <= 2 and 0.06 <= outside_share(view) <= 0.40 and _is_clear_cut(view):
            if view.card_width_px * wish.file_scale >= wish.width_px[0]:
                return view, sides
    raise NoPose("no cut pose")


def outside_share(view: View) -> float:
    frame = np.array([[0, 0], [view.width, 0], [view.width, view.height], [0, view.height]], np.float32)
    corners = view.corners.astype(np.float32)
    inside, _ = cv2.intersectConvexConvex(corners, frame)
    return 1 - inside / cv2.contourArea(corners)


def _overflow(view: View) -> dict[str, float]:
    """How far the card reaches beyond each side, in shares of its own width in the picture."""
    (x0, y0), (x1, y1) = view.corners.min(axis=0), view.corners.max(axis=0)
    unit = view.card_width_px
    return {"left": -x0 / unit, "top": -y0 / unit, "right": (x1 - view.width) / unit, "bottom": (y1 - view.height) / unit}


def cut_sides(view: View) -> tuple[str, ...]:
    return tuple(side for side, amount in _overflow(view).items() if amount > 0)


def _is_clear_cut(view: View) -> bool:
    """A side is cut by 2.5 % of the card or more, or clear of it: the label must not hang on two pixels."""
    return all(amount >= 0.025 or amount <= -0.01 for amount in _overflow(view).values())


def _random_pose(rng: np.random.Generator, size, wish: Wish) -> Pose:
    return Pose(
        *size, tilt_deg=rng.uniform(*wish.tilt_deg), azimuth_deg=rng.uniform(0, 360), roll_deg=_roll(rng, size, wish),
        width_px=0.4 * max(size), focal=rng.uniform(0.66, 1.0), offset=(0.0, 0.0),
    )


def _roll(rng: np.random.Generator, size, wish: Wish) -> float:
    if wish.upside_down:
        return 180 + rng.normal(0, 9)
    kind = rng.random()
    is_portrait = size[1] > size[0]
    if kind < (0.5 if is_portrait else 0.68):
        return rng.normal(0, 5)
    if kind < 0.78:
        return rng.uniform(-40, 40)
    if kind < 0.92:
        return float(rng.choice([90, 270])) + rng.normal(0, 6)
    return rng.uniform(0, 360)


def _largest_fit(pose: Pose, margin: float) -> float:
    corners = view_of(pose).corners
    span = corners.max(axis=0) - corners.min(axis=0)
    return pose.width_px * min(np.array([pose.width, pose.height]) * (1 - 2 * margin) / span)


def _is_inside(view: View, margin: float) -> bool:
    low, high = view.corners.min(axis=0), view.corners.max(axis=0)
    edge = margin * max(view.width, view.height)
    return bool((low >= edge).all() and high[0] <= view.width - edge and high[1] <= view.height - edge)


def inside_share(view: View, position_mm, angle_deg: float) -> float:
    """How much of another card, lying elsewhere on the table, is in the picture."""
    c, s = np.cos(np.radians(angle_deg)), np.sin(np.radians(angle_deg))
    outline = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]) * (WIDTH_MM / 2, HEIGHT_MM / 2)
    corners = view.project(outline @ np.array([[c, s], [-s, c]]) + position_mm).astype(np.float32)
    frame = np.array([[0, 0], [view.width, 0], [view.width, view.height], [0, view.height]], np.float32)
    inside, _ = cv2.intersectConvexConvex(corners, frame)
    return inside / max(cv2.contourArea(corners), 1)
