"""Photos that must be accepted, in the ways people really take them."""
import cv2
import numpy as np

from .light import GRID, harmless_sheen, text_mask
from .other_cards import draw_other
from .plan import Plan, base_plan, make_ktp
from .poses import Wish, inside_share
from .render import Layer, card_layer, placed
from .things import PX_PER_MM, finger

KINDS = {
    "plain": 26, "low-angle": 11, "dark-skin": 8, "fingers": 12, "lamination-glare": 9, "light-blue-table": 7,
    "white-paper": 7, "among-other-cards": 6, "upside-down": 5, "slight-blur": 8, "dim": 7, "shadows": 4,
}


def plan_good(rng: np.random.Generator) -> Plan:
    names = list(KINDS)
    kind = str(rng.choice(names, p=np.array(list(KINDS.values())) / sum(KINDS.values())))
    plan = _base_for(rng, kind)
    if kind == "fingers":
        hold(rng, plan)
    elif kind == "lamination-glare":
        plan.gloss = harmless_sheen(rng, plan.card)
    elif kind in ("light-blue-table", "white-paper"):
        plan.ground = kind
    elif kind == "among-other-cards":
        _beside_others(rng, plan)
    elif kind == "slight-blur":
        plan.blur_mm = rng.uniform(0.15, 0.30)
    elif kind == "dim":
        plan.luma, plan.dim, plan.uneven, plan.shadows = rng.uniform(98, 122), True, rng.uniform(0, 0.3), 0
    elif kind == "shadows":
        plan.shadows = int(rng.integers(1, 3))
    plan.is_legible = True
    if kind not in plan.conditions and kind not in ("shadows",):
        plan.conditions.append(kind)
    return plan


def _base_for(rng: np.random.Generator, kind: str) -> Plan:
    if kind == "low-angle":
        return base_plan(rng, Wish(tilt_deg=(18, 30), width_px=(640, 3600)))
    if kind == "dark-skin":
        return base_plan(rng, card=make_ktp(rng, only_dark=True))
    if kind == "upside-down":
        return base_plan(rng, Wish(upside_down=True))
    if kind in ("slight-blur", "dim"):
        return base_plan(rng, Wish(width_px=(780, 3600)), min_side=1000)
    return base_plan(rng)


EDGES = {"bottom": ((0, 1), 0.0), "left": ((-1, 0), 90.0), "top": ((0, -1), 180.0), "right": ((1, 0), 270.0)}


def hold(rng: np.random.Generator, plan: Plan) -> None:
    """Fingers on the margin only: 3 mm in at the most, and clear of every line of text."""
    mask = text_mask(plan.card, with_portrait=True)
    count = int(rng.integers(1, 4))
    for _ in range(200):
        if count == 0:
            break
        layer, cover = finger_from_edge(rng, str(rng.choice(list(EDGES))), rng.uniform(0.6, 2.9))
        if (cover * mask).sum() == 0:
            plan.above.append(layer)
            count -= 1
    if rng.random() < 0.5:
        plan.ground = "palm"


def finger_from_edge(rng: np.random.Generator, edge: str, reach_mm: float) -> tuple[Layer, np.ndarray]:
    """A finger pointing in over one edge, and what it covers on the card's grid."""
    (nx, ny), angle = EDGES[edge]
    half = np.array([85.6 / 2, 53.98 / 2])
    along = rng.uniform(-0.85, 0.85) * (half[1] if nx else half[0])
    tip = np.array([nx, ny]) * (half - reach_mm) + np.array([abs(ny), abs(nx)]) * along
    picture, anchor = finger(rng)
    to_plane = placed(tip, angle + rng.uniform(-22, 22), anchor, PX_PER_MM)
    layer = Layer(picture[..., :3], picture[..., 3], to_plane, thickness_mm=2.2)
    return layer, covered_grid(layer)


def covered_grid(layer: Layer) -> np.ndarray:
    to_grid = np.array([[GRID, 0, 85.6 / 2 * GRID], [0, GRID, 53.98 / 2 * GRID], [0, 0, 1.0]]) @ layer.to_plane
    return (cv2.warpPerspective(layer.alpha, to_grid, (round(85.6 * GRID), round(53.98 * GRID))) > 100).astype(np.float32)


def _beside_others(rng: np.random.Generator, plan: Plan) -> None:
    """One or two bank, SIM or member cards next to the KTP, most of each outside the picture or apart from it."""
    wanted = int(rng.integers(1, 3))
    for _ in range(80):
        angle, distance = rng.uniform(0, 2 * np.pi), rng.uniform(1.02, 1.5)
        position = np.array([np.cos(angle) * 88, np.sin(angle) * 62]) * distance
        share = inside_share(plan.view, position, 0)
        if 0.1 < share < 0.75:
            other = draw_other(rng)
            plan.below.append(card_layer(other.texture, position, float(rng.normal(0, 8))))
            wanted -= 1
        if wanted == 0:
            return
