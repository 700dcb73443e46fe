"""One fault to a photo; all else as in a good one."""
import cv2
import numpy as np

from .good import EDGES, covered_grid, finger_from_edge
from .grounds import make_ground
from .light import GRID, burn_out, fill_box, text_mask
from .other_cards import draw_other
from .plan import Plan, base_plan, make_ktp, messenger_scale, size_tags, worn
from .poses import NoPose, Wish, choose_cut_view, choose_size, choose_view, inside_share
from .prints import colour_copy, grey_copy, paper
from .render import Layer, card_layer, placed
from .screen import panel_picture, shoot_screen
from .things import PX_PER_MM, small_object


def plan_blurred(rng) -> Plan:
    plan = base_plan(rng)
    if rng.random() < 0.65:
        plan.blur_mm = float(np.exp(rng.uniform(np.log(0.9), np.log(2.5))))
    else:
        plan.motion_mm = float(np.exp(rng.uniform(np.log(1.5), np.log(4.0))))
        plan.conditions.append("motion")
    return plan


def plan_too_dark(rng) -> Plan:
    plan = base_plan(rng, Wish(width_px=(560, 3600)))
    plan.luma, plan.dim = rng.uniform(12, 34), True
    return plan


def plan_too_bright(rng) -> Plan:
    plan = base_plan(rng)
    plan.burnt, plan.shadows, plan.uneven = True, 0, rng.uniform(0, 0.25)
    return plan


def plan_glare(rng) -> Plan:
    plan = base_plan(rng)
    plan.gloss = burn_out(rng, plan.card)
    return plan


def plan_covered(rng) -> Plan:
    plan = base_plan(rng)
    for _ in range(300):
        if rng.random() < 0.6:
            layer, cover = finger_from_edge(rng, str(rng.choice(list(EDGES))), rng.uniform(10, 34))
            tag = "finger-over-print"
        else:
            picture, anchor = small_object(rng)
            at = rng.uniform(-1, 1, 2) * (34, 20)
            layer = Layer(picture[..., :3], picture[..., 3], placed(at, rng.uniform(0, 360), anchor, PX_PER_MM), 1.2)
            cover, tag = covered_grid(layer), "object-over-print"
        if _hides_print(plan, cover):
            plan.above.append(layer)
            plan.conditions.append(tag)
            return plan
    raise NoPose("nothing covers the print")


def _hides_print(plan: Plan, cover: np.ndarray) -> bool:
    """A quarter of the NIK, a third of the portrait, or 45 mm² of text lines; and less than 60 % of the card."""
    def share(box) -> float:
        mask = np.zeros_like(cover)
        fill_box(mask, box)
        return float((mask * cover).sum() / mask.sum())

    text = float((text_mask(plan.card) * cover).sum()) / GRID**2
    hides = share(plan.card.nik_box) > 0.25 or share(plan.card.portrait_box) > 0.33 or text > 45
    return hides and cover.mean() < 0.6


def plan_cut_off(rng) -> Plan:
    plan = base_plan(rng)
    size = (plan.view.width, plan.view.height)
    scale = messenger_scale(size) if plan.messenger else 1.0
    plan.view, plan.sides = choose_cut_view(rng, size, Wish(width_px=(560, 9000), file_scale=scale))
    plan.corners = plan.view.corners
    return plan


def plan_too_small(rng) -> Plan:
    return base_plan(rng, Wish(width_px=(170, 400), fill=(0.12, 0.62)))


def plan_tilted(rng) -> Plan:
    return base_plan(rng, Wish(width_px=(420, 3600), tilt_deg=(46, 57), margin=0.006))


def plan_grey_copy(rng) -> Plan:
    return _copied(rng, grey_copy, cast=1.8)


def plan_colour_copy(rng) -> Plan:
    return _copied(rng, colour_copy, cast=1.0)


def _copied(rng, copy, cast: float) -> Plan:
    plan = base_plan(rng)
    texture = copy(rng, worn(rng, plan.card.texture))
    is_cut_out = rng.random() < 0.45
    if is_cut_out:
        plan.below.append(_cut_paper(rng))
    else:
        sheet = paper(rng, 210, 297)
        at = (rng.uniform(-45, 45), rng.uniform(-90, 90))
        plan.below.append(Layer(sheet, np.full(sheet.shape[:2], 255, np.uint8), placed(at, float(rng.choice([0, 90])), (105, 148.5), 4), 0.15))
    # Square corners where the copier shows the lid behind the card; ink has no thickness.
    plan.subject = Layer(texture, plan.subject.alpha, plan.subject.to_plane, 0.0, is_card=True)
    plan.cast, plan.is_legible = cast, True
    plan.conditions.append("cut-out" if is_cut_out else "on-sheet")
    return plan


def _cut_paper(rng) -> Layer:
    """Cut with scissors: four corners 0 to 4 mm outside the card's, each its own way."""
    sheet = paper(rng, 100, 70)
    half = np.array([[-42.8, -27], [42.8, -27], [42.8, 27], [-42.8, 27]])
    outline = (half + np.sign(half) * rng.uniform(0.2, 4, (4, 2)) + (50, 35)) * 4
    alpha = np.zeros(sheet.shape[:2], np.uint8)
    cv2.fillPoly(alpha, [outline.round().astype(np.int32)], 255, cv2.LINE_AA)
    return Layer(sheet, alpha, placed((0, 0), 0, (50, 35), 4), 0.4)


def plan_screen(rng) -> Plan:
    plan = base_plan(rng, Wish(tilt_deg=(0, 22)), min_side=1000)
    if plan.view.width * plan.view.height > 3.3e6:
        return plan_screen(rng)
    card_px = int(np.clip(plan.view.card_width_px / rng.uniform(0.85, 2.4), 340, 820))
    ground = make_ground(rng)[0][0]
    panel, corners = panel_picture(rng, worn(rng, plan.card.texture), card_px, ground)
    plan.emitted, plan.corners = shoot_screen(rng, plan.view, panel, corners, card_px)
    plan.subject, plan.is_legible = None, True
    plan.uneven, plan.shadows = rng.uniform(0, 0.15), 0
    return plan


def plan_not_a_ktp(rng) -> Plan:
    card = draw_other(rng)
    plan = base_plan(rng, card=card)
    plan.conditions.append(card.kind)
    return plan


def plan_several_cards(rng) -> Plan:
    """Two or three KTPs side by side or fanned out, each mostly in the picture."""
    for _ in range(400):
        size = choose_size(rng, 1280)
        view = choose_view(rng, size, Wish(width_px=(330, 1400), fill=(0.3, 0.72), tilt_deg=(0, 22)))
        places = _places(rng, view, int(rng.choice([1, 1, 2])))
        if places:
            break
    plan = Plan(view, make_ktp(rng), luma=rng.uniform(138, 205), uneven=rng.uniform(0, 0.6))
    plan.subject = card_layer(worn(rng, plan.card.texture))
    for position, angle in places:
        layer = card_layer(worn(rng, make_ktp(rng).texture), position, angle)
        (plan.below if rng.random() < 0.5 else plan.above).append(layer)
    plan.conditions += [*size_tags(size), f"{len(places) + 1}-cards"]
    return plan


def _places(rng, view, count: int) -> list[tuple[np.ndarray, float]]:
    places: list[tuple[np.ndarray, float]] = []
    for _ in range(60):
        direction, distance = rng.uniform(0, 2 * np.pi), rng.uniform(0.72, 1.2)
        position = np.array([np.cos(direction) * 90, np.sin(direction) * 60]) * distance
        angle = float(rng.normal(0, 12))
        apart = all(np.hypot(*((position - other) / (88, 57))) > 0.7 for other, _ in places)
        if apart and inside_share(view, position, angle) > 0.8:
            places.append((position, angle))
        if len(places) == count:
            return places
    return []
