"""
One photo: a card, a copy, another card or none, on a ground, in perspective, lit, seen by a phone.

make_scene(rng, bank, long_side, fault) -> Scene. Labels say what was done, in physical units on the card.
"""
from dataclasses import dataclass, field

import cv2
import numpy as np

from . import camera, copies, grounds

CARD_W, CARD_H, RADIUS = 85.6, 53.98, 3.18  # mm, ISO/IEC 7810 ID-1
FAULTS = ['good', 'blurred', 'too-dark', 'too-bright', 'glare', 'covered', 'cut-off', 'too-small', 'tilted', 'grey-copy', 'colour-copy', 'screen', 'not-a-ktp', 'no-card', 'several-cards']
#          weights of a training set
WEIGHTS = [22, 8, 4, 4, 8, 10, 7, 3, 3, 9, 10, 14, 12, 6, 5]
#: of pictures that only the locator sees: what it misses most weighs most
SMALL_WEIGHTS = [20, 4, 10, 10, 5, 5, 6, 9, 5, 4, 4, 10, 16, 9, 12]


@dataclass
class Scene:
    image: np.ndarray  # RGB uint8, upright
    fault: str
    corners: np.ndarray | None = None  # 4 x 2, clockwise from the card's own top left; may lie outside
    is_ktp: bool = False
    several: bool = False
    copy: str = 'original'  # original, grey-copy, colour-copy, screen
    blur_mm: float = 0.0
    tilt: float = 0.0
    glare: np.ndarray | None = None  # on the card, 108 x 171 (2 px a mm), 0 to 1
    covered: np.ndarray | None = None
    outlines: list = field(default_factory=list)  # of every KTP
    paper: np.ndarray | None = None  # tone of a copy's sheet


MAP_W, MAP_H = 171, 108


def rotation(yaw, pitch, roll):
    (cy, sy), (cp, sp), (cr, sr) = ((np.cos(a), np.sin(a)) for a in (yaw, pitch, roll))
    y = np.array([[cy, 0, sy], [0, 1, 0], [-sy, 0, cy]])
    x = np.array([[1, 0, 0], [0, cp, -sp], [0, sp, cp]])
    z = np.array([[cr, -sr, 0], [sr, cr, 0], [0, 0, 1]])
    return z @ y @ x


def corners_of(width, height):
    return np.array([[-width / 2, -height / 2], [width / 2, -height / 2], [width / 2, height / 2], [-width / 2, height / 2]])


def project(points_mm, turn, distance, focal, centre):
    points = np.concatenate([points_mm, np.zeros((len(points_mm), 1))], 1) @ turn.T
    z = points[:, 2] + distance
    return points[:, :2] / z[:, None] * focal + centre


def _size(rng, long_side):
    ratio = [(4, 3), (4, 3), (3, 4), (3, 4), (16, 9), (9, 16), (1, 1), (3, 2)][int(rng.integers(8))]
    scale = long_side / max(ratio)
    return int(ratio[0] * scale), int(ratio[1] * scale)


def place(rng, width, height, fault):
    """A pose of the card. Returns turn, distance, focal, centre, corners, tilt in degrees."""
    for _ in range(200):
        focal = rng.uniform(0.75, 1.5) * max(width, height)
        tilt = np.deg2rad(rng.uniform(46, 66) if fault == 'tilted' else abs(rng.normal(0, 11)) if rng.random() < 0.75 else rng.uniform(0, 33))
        heading = rng.uniform(0, 2 * np.pi)
        draw = rng.random()
        roll = rng.normal(0, 6) if draw < 0.5 else rng.normal(0, 25) if draw < 0.6 else rng.uniform(0, 360) if draw < 0.78 else 90 * rng.integers(1, 4) + rng.normal(0, 7)
        turn = rotation(np.arctan(np.tan(tilt) * np.cos(heading)), np.arctan(np.tan(tilt) * np.sin(heading)), np.deg2rad(roll))
        stands = abs(np.sin(np.deg2rad(roll)))
        span_x, span_y = CARD_W * (1 - stands) + CARD_H * stands, CARD_H * (1 - stands) + CARD_W * stands
        fit = min(width / span_x, height / span_y)  # px per mm that fills the frame
        share = rng.uniform(0.1, 0.25) if fault == 'too-small' else rng.uniform(0.28, 0.55) if fault == 'several-cards' else rng.uniform(0.3, 0.97) if rng.random() < 0.4 else rng.uniform(0.55, 0.95)
        if fault == 'cut-off':
            share = rng.uniform(0.55, 1.6)
        distance = focal / (share * fit)
        quad = project(corners_of(CARD_W, CARD_H), turn, distance, focal, np.zeros(2))
        low, high = quad.min(0), quad.max(0)
        room_x, room_y = width - (high[0] - low[0]), height - (high[1] - low[1])
        if fault == 'cut-off':
            centre = _cut_centre(rng, quad, width, height)
            if centre is None:
                continue
        else:
            edge = 0.006 * max(width, height)
            if room_x < 2 * edge or room_y < 2 * edge:
                continue
            wander = rng.uniform(0, 1, 2) if rng.random() < 0.4 else np.clip(rng.normal(0.5, 0.18, 2), 0, 1)
            centre = -low + edge + wander * (np.array([room_x, room_y]) - 2 * edge)
        normal = turn @ np.array([0, 0, 1.0])
        return turn, distance, focal, centre, quad + centre, float(np.degrees(np.arccos(abs(normal[2]))))
    return place(rng, width, height, 'good')


def visible_share(quad, width, height):
    area, cut = cv2.intersectConvexConvex(quad.astype(np.float32), np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32))
    return area / max(cv2.contourArea(quad.astype(np.float32)), 1)


def _cut_centre(rng, quad, width, height):
    for _ in range(30):
        centre = np.array([rng.uniform(-0.3, 1.3) * width, rng.uniform(-0.3, 1.3) * height])
        if 0.45 < visible_share(quad + centre, width, height) < 0.965:
            return centre
    return None


def make_scene(rng, bank, long_side, fault):
    width, height = _size(rng, long_side)
    ground, _ = grounds.draw_ground(rng, height, width, bank.textures)
    scene = Scene(image=ground, fault=fault)
    light = camera.to_linear(ground)
    if fault == 'no-card':
        light = _no_card(rng, light, bank)
        scale = max(width, height) / 110
    else:
        light, scale = _with_card(rng, light, bank, scene)
    light = _shade(rng, light, scene)
    light = _lens(rng, light, scene, scale)
    light *= np.float32(_exposure(rng, scene))
    noise = rng.uniform(0.02, 0.3) if fault != 'too-dark' else rng.uniform(0.1, 0.5)
    # The same cameras for screens as for all else: what only they went through would be learnt instead of the panel.
    has_mosaic = rng.random() < 0.55 and long_side > 700
    if long_side > 700 and rng.random() < 0.4:
        by = rng.uniform(0.6, 1.25)
        scene.image = camera.compress(_at_another_size(camera.expose(light, rng, noise, has_mosaic), by, rng, scene), rng)
    else:
        scene.image = camera.compress(camera.expose(light, rng, noise, has_mosaic), rng)
    return scene


def _at_another_size(image, by, rng, scene):
    before = image.shape[:2]
    image = np.clip(camera.resampled(image.astype(np.float32), by, rng), 0, 255).astype(np.uint8)
    grown = np.array([image.shape[1] / before[1], image.shape[0] / before[0]])
    if scene.corners is not None:
        scene.corners = scene.corners * grown
    scene.outlines = [quad * grown for quad in scene.outlines]
    return image


def _no_card(rng, light, bank):
    """Tables, pages, screenshots: nothing of a card's outline, or things that are nearly one."""
    height, width = light.shape[:2]
    draw = rng.random()
    if draw < 0.3:
        page = grounds.text_page(rng, height, width)
        quad = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32) + rng.uniform(-0.25, 0.25, (4, 2)).astype(np.float32) * [width, height]
        return _paste(light, page, quad.astype(np.float32), 0)
    if draw < 0.5:
        return camera.to_linear(_screenshot(rng, height, width))
    if draw < 0.62:  # a face or a photo of anything, as large as the picture
        face = bank.faces[int(rng.integers(len(bank.faces)))]
        size = rng.uniform(0.3, 1.2) * max(width, height)
        x, y = rng.uniform(-0.2, 0.8) * width, rng.uniform(-0.2, 0.8) * height
        return _paste(light, face, np.array([[x, y], [x + size, y], [x + size, y + size], [x, y + size]], np.float32), 0)
    return light


def _screenshot(rng, height, width):
    page = np.full((height, width, 3), rng.uniform(235, 255), np.uint8)
    for _ in range(int(rng.integers(2, 16))):
        x, y = rng.uniform(0, 0.8) * width, rng.uniform(0, 0.95) * height
        w, h = rng.uniform(0.05, 0.9) * width, rng.uniform(0.01, 0.3) * height
        colour = tuple(int(v) for v in (rng.uniform(0, 255, 3) if rng.random() < 0.5 else [rng.uniform(200, 255)] * 3))
        cv2.rectangle(page, (int(x), int(y)), (int(x + w), int(y + h)), colour, -1 if rng.random() < 0.7 else 2)
    text = grounds.text_page(rng, height, width)
    return np.minimum(page, text)


def _paste(light, picture, quad, radius_share, alpha_scale=1.0):
    """An sRGB picture onto linear light, its rounded corners anti-aliased."""
    height, width = light.shape[:2]
    h, w = picture.shape[:2]
    longest = max(np.linalg.norm(quad[1] - quad[0]), np.linalg.norm(quad[2] - quad[1]))
    while longest < 0.55 * max(w, h) and min(w, h) > 60:
        picture = cv2.resize(picture, (w // 2, h // 2), interpolation=cv2.INTER_AREA)
        h, w = picture.shape[:2]
    matrix = cv2.getPerspectiveTransform(np.array([[0, 0], [w, 0], [w, h], [0, h]], np.float32), quad.astype(np.float32))
    mask = np.zeros((h, w), np.uint8)
    _rounded(mask, radius_share * w)
    x0, y0 = np.maximum(np.floor(quad.min(0)).astype(int) - 2, 0)
    x1, y1 = np.minimum(np.ceil(quad.max(0)).astype(int) + 3, [width, height])
    if x1 <= x0 or y1 <= y0:
        return light
    # Corners are at pixel edges here and at pixel centres in OpenCV.
    shift = np.array([[1, 0, -x0 - 0.5], [0, 1, -y0 - 0.5], [0, 0, 1]])
    inner = np.array([[1, 0, 0.5], [0, 1, 0.5], [0, 0, 1]])
    size = (int(x1 - x0), int(y1 - y0))
    warped = cv2.warpPerspective(picture, shift @ matrix @ inner, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    alpha = cv2.warpPerspective(mask, shift @ matrix @ inner, size, flags=cv2.INTER_LINEAR).astype(np.float32)[..., None] / 255 * alpha_scale
    part = light[y0:y1, x0:x1]
    light[y0:y1, x0:x1] = part * (1 - alpha) + camera.to_linear(warped) * alpha
    return light


def _rounded(mask, radius):
    h, w = mask.shape
    r = int(radius)
    if r < 1:
        mask[:] = 255
        return
    cv2.rectangle(mask, (r, 0), (w - r, h), 255, -1)
    cv2.rectangle(mask, (0, r), (w, h - r), 255, -1)
    for x, y in ((r, r), (w - r - 1, r), (r, h - r - 1), (w - r - 1, h - r - 1)):
        cv2.circle(mask, (x, y), r, 255, -1, cv2.LINE_AA)


def _shadow(rng, light, quad):
    """The card lies a little above its ground."""
    height, width = light.shape[:2]
    size = np.linalg.norm(quad[1] - quad[0])
    mask = np.zeros((height // 2 + 1, width // 2 + 1), np.float32)
    offset = rng.normal(0, 0.012, 2) * size
    cv2.fillConvexPoly(mask, ((quad + offset) / 2).astype(np.int32), 1.0, cv2.LINE_AA)
    mask = cv2.GaussianBlur(mask, (0, 0), max(0.6, rng.uniform(0.003, 0.02) * size / 2))
    mask = cv2.resize(mask, (width, height))
    light *= (1 - np.float32(rng.uniform(0, 0.65)) * mask)[..., None]
    return light


def _with_card(rng, light, bank, scene):
    height, width = light.shape[:2]
    fault = scene.fault
    turn, distance, focal, centre, quad, tilt = place(rng, width, height, fault)
    scale = focal / distance
    scene.is_ktp = fault != 'not-a-ktp'
    scene.tilt, scene.corners = tilt, quad
    if fault in ('grey-copy', 'colour-copy', 'screen'):
        scene.copy = fault
    elif not scene.is_ktp and rng.random() < 0.07:
        scene.copy = 'screen'
    if scene.copy in ('grey-copy', 'colour-copy'):
        card, scene.paper = bank.copy(rng, scene.copy)
    else:
        card = bank.ktp(rng) if scene.is_ktp else bank.other(rng)
    light = _neighbours(rng, light, bank, scene, turn, distance, focal, centre)
    if scene.copy == 'screen':
        light = _on_panel(rng, light, card, bank, scene, turn, distance, focal, centre)
    else:
        if rng.random() < 0.85:
            light = _shadow(rng, light, quad)
        light = _lay(rng, light, card, scene, turn, distance, focal, centre)
    light = _fingers(rng, light, scene, scale, turn, distance, focal, centre)
    light = _glare(rng, light, scene, quad)
    return light, scale


def _lay(rng, light, card, scene, turn, distance, focal, centre):
    """The card itself, or its copy: cut out, roughly cut, or on a whole sheet."""
    if scene.copy == 'original':
        if rng.random() < 0.12:  # a laminate, larger than the card
            edge = rng.uniform(1, 4)
            outer = project(corners_of(CARD_W + 2 * edge, CARD_H + 2 * edge), turn, distance, focal, centre)
            clear = np.full((54, 86, 3), int(rng.uniform(180, 250)), np.uint8)
            light = _paste(light, clear, outer, 0.04, rng.uniform(0.1, 0.5))
        return _paste(light, card, scene.corners, RADIUS / CARD_W)
    copied, paper = card, scene.paper
    draw = rng.random()
    if draw < 0.3:
        return _paste(light, copied, scene.corners, RADIUS / CARD_W if rng.random() < 0.5 else 0)
    limit = 4 if draw < 0.5 else 90
    margin = np.abs(rng.normal(0, limit / 2, 4)) + 0.3 if limit == 4 else rng.uniform(8, limit, 4)
    sheet = copies.on_sheet(copied, paper, rng, [int(m * 15) for m in margin]) if limit == 4 else None
    left, top, right, bottom = margin
    outer = np.array([[-CARD_W / 2 - left, -CARD_H / 2 - top], [CARD_W / 2 + right, -CARD_H / 2 - top], [CARD_W / 2 + right, CARD_H / 2 + bottom], [-CARD_W / 2 - left, CARD_H / 2 + bottom]])
    projected = project(outer, turn, distance, focal, centre)
    if sheet is not None:
        return _paste(light, sheet, projected, 0)
    blank = np.full((int((CARD_H + top + bottom) * 2), int((CARD_W + left + right) * 2), 3), paper, np.float32)
    blank += rng.normal(0, 1.5, blank.shape[:2])[..., None]
    light = _paste(light, np.clip(blank, 0, 255).astype(np.uint8), projected, 0)
    return _paste(light, copied, scene.corners, RADIUS / CARD_W if rng.random() < 0.3 else 0)


def _neighbours(rng, light, bank, scene, turn, distance, focal, centre):
    """Other cards beside the one: harmless, unless they are KTPs, which also lie over one another."""
    several = scene.fault == 'several-cards'
    if not several and not (scene.fault in ('good', 'blurred', 'glare') and rng.random() < 0.18):
        return light
    height, width = light.shape[:2]
    may_overlap = 0.35 if several and rng.random() < 0.5 else 0.01
    for _ in range(int(rng.integers(1, 3)) if several else int(rng.integers(1, 4))):
        for _ in range(40):
            angle, away = rng.uniform(0, 2 * np.pi), rng.uniform(0.6 if may_overlap > 0.1 else 1.02, 1.7)
            shift = np.array([np.cos(angle) * CARD_W, np.sin(angle) * CARD_H * 1.15]) * away
            twist = rng.normal(0, 12) if rng.random() < 0.7 else rng.uniform(0, 360)
            local = corners_of(CARD_W, CARD_H) @ rotation(0, 0, np.deg2rad(twist))[:2, :2].T + shift
            quad = project(local, turn, distance, focal, centre)
            overlap, _ = cv2.intersectConvexConvex(quad.astype(np.float32), scene.corners.astype(np.float32))
            seen = visible_share(quad, width, height)
            if overlap < may_overlap * cv2.contourArea(scene.corners.astype(np.float32)) and (seen > 0.6 if several else seen > 0.05):
                break
        else:
            continue
        picture = bank.ktp(rng) if several else bank.other(rng)
        if several:
            scene.several = True
            scene.outlines.append(quad)
        light = _paste(_shadow(rng, light, quad), picture, quad, RADIUS / CARD_W)
    return light


def _on_panel(rng, light, card, bank, scene, turn, distance, focal, centre):
    """A phone, tablet or monitor that shows the card, or a photo of it: the panel's grid is sampled by this camera."""
    height, width = light.shape[:2]
    margin = rng.uniform(0, 70, 4) if rng.random() < 0.6 else rng.uniform(60, 400, 4)
    margin = np.minimum(margin, max(0.5 * distance - CARD_W / 2, 4))  # nothing behind the lens
    l, t, r, b = margin
    outer = np.array([[-CARD_W / 2 - l, -CARD_H / 2 - t], [CARD_W / 2 + r, -CARD_H / 2 - t], [CARD_W / 2 + r, CARD_H / 2 + b], [-CARD_W / 2 - l, CARD_H / 2 + b]])
    bezel = rng.uniform(2, 12)
    if rng.random() < 0.5:  # a dim room: the panel is what shines
        light = light * np.float32(rng.uniform(0.05, 0.7))
    frame = outer + np.sign(outer) * bezel
    light = _paste(light, np.full((20, 30, 3), int(rng.uniform(5, 60)), np.uint8), project(frame, turn, distance, focal, centre), 0.03)
    shown = np.zeros_like(light)
    tone = rng.uniform(0, 1)
    backdrop = np.full((64, 64, 3), 15 if tone < 0.4 else 245, np.uint8) if tone < 0.7 else (rng.uniform(0, 255, (5, 6, 3))).astype(np.uint8)
    draw = rng.random()
    if draw < 0.35:  # a photo of the card, shown with what it lay on
        backdrop, _ = grounds.draw_ground(rng, 400, 640, bank.textures)
    elif draw < 0.6:  # a page, a window, a conversation
        backdrop = _screenshot(rng, 800, 1280)
    shown = _paste(shown, cv2.resize(backdrop, (640, 400), interpolation=cv2.INTER_AREA), project(outer, turn, distance, focal, centre), 0)
    shown = _paste(shown, card, scene.corners, RADIUS / CARD_W if rng.random() < 0.7 else 0)
    cells = rng.uniform(380, 1500)  # panel pixels across the card
    shown *= _grid(rng, width, height, turn, distance, focal, centre, cells / CARD_W)
    if rng.random() < 0.3:  # the panel is redrawn while the picture is taken
        bands = np.sin(np.linspace(0, rng.uniform(3, 40), height, dtype=np.float32) + rng.uniform(0, 6))
        shown *= (1 - np.float32(rng.uniform(0.03, 0.3)) * (bands > rng.uniform(-0.5, 0.7)))[:, None, None]
    shown *= rng.uniform(0.75, 1.5) * np.array([rng.uniform(0.85, 1.02), 1, rng.uniform(0.98, 1.25)], np.float32)
    mask = np.zeros((height, width), np.uint8)
    cv2.fillConvexPoly(mask, (project(outer, turn, distance, focal, centre) * 16).astype(np.int32), 255, cv2.LINE_AA, 4)
    alpha = mask.astype(np.float32)[..., None] / 255
    reflected = light * rng.uniform(0.0, 0.08) + rng.uniform(0, 0.03)
    return light * (1 - alpha) + (shown + reflected) * alpha


def _grid(rng, width, height, turn, distance, focal, centre, cells_per_mm):
    """Red, green and blue stripes of a panel at each photo pixel, attenuated by the pixel's own aperture: what aliases is true moire."""
    normal = turn[:, 2]
    x = (np.arange(width, dtype=np.float32) + 0.5 - centre[0]) / focal
    y = (np.arange(height, dtype=np.float32) + 0.5 - centre[1]) / focal
    depth = distance * normal[2] / (normal[0] * x[None, :] + normal[1] * y[:, None] + normal[2])
    px, py = depth * x[None, :], depth * y[:, None]
    pz = depth - distance
    phase_u = (turn[0, 0] * px + turn[1, 0] * py + turn[2, 0] * pz) * cells_per_mm
    phase_v = (turn[0, 1] * px + turn[1, 1] * py + turn[2, 1] * pz) * cells_per_mm
    cycles = cells_per_mm * distance / focal  # panel pixels per photo pixel
    fade = np.sinc(min(cycles * rng.uniform(0.7, 0.95), 0.97))
    fade2 = np.sinc(min(2 * cycles * 0.6, 0.97)) * 0.4
    depth_of = rng.uniform(0.5, 1.0)
    out = np.empty((height, width, 3), np.float32)
    row = 1 - fade * rng.uniform(0.1, 0.5) * np.cos(2 * np.pi * phase_v)
    pentile = rng.random() < 0.3
    shift = (np.floor(phase_v) % 2) * 0.5 if pentile else 0
    for c in range(3):
        base = 2 * np.pi * (phase_u - c / 3 + shift)
        out[..., c] = (1 + depth_of * (fade * 1.2 * np.cos(base) + fade2 * np.cos(2 * base))) * row
    return np.clip(out, 0, 4)


def _fingers(rng, light, scene, scale, turn, distance, focal, centre):
    """Fingers and things: a good photo's touch the margin only."""
    covered = scene.fault == 'covered'
    holds = not covered and scene.fault in ('good', 'glare', 'blurred', 'not-a-ktp', 'grey-copy') and rng.random() < 0.25
    scene.covered = np.zeros((MAP_H, MAP_W), np.float32)
    if not covered and not holds:
        return light
    height, width = light.shape[:2]
    for _ in range(int(rng.integers(1, 3)) if covered else int(rng.integers(1, 5))):
        shape_mm, is_finger = _finger(rng, covered)
        outline = project(shape_mm, turn, distance, focal, centre)
        tone = np.array([rng.uniform(70, 230)]) * np.array([1, rng.uniform(0.66, 0.82), rng.uniform(0.5, 0.7)])
        if not is_finger:
            tone = rng.uniform(10, 250, 3)
        mask = np.zeros((height, width), np.uint8)
        cv2.fillPoly(mask, [(outline * 16).astype(np.int32)], 255, cv2.LINE_AA, 4)
        soft = cv2.blur(mask, (max(3, int(scale * 3)) | 1,) * 2).astype(np.float32) / 255  # a finger is round: darker towards its edge
        alpha = mask.astype(np.float32)[..., None] / 255
        shade = (0.45 + 0.55 * soft)[..., None] if is_finger else 1.0
        colour = camera.to_linear(np.uint8([[tone.clip(0, 255)]]))[0] * shade
        if is_finger and rng.random() < 0.6:
            colour = colour * (1 + _nail(rng, outline, height, width))
        elif not is_finger and rng.random() < 0.5:  # a gloss along it
            colour = colour + rng.uniform(0.1, 0.7) * (np.clip(soft - rng.uniform(0.5, 0.9), 0, 1) * 3)[..., None]
        if is_finger and rng.random() < 0.6:
            colour = colour * (1 + 0.12 * grounds.noise(rng, height, width, (20, 26), 2)[..., None])
        light = light * (1 - alpha) + colour * alpha
        on_card = np.zeros((MAP_H, MAP_W), np.uint8)
        cv2.fillPoly(on_card, [((shape_mm + [CARD_W / 2, CARD_H / 2]) * 2 * 16).astype(np.int32)], 255, cv2.LINE_8, 4)
        scene.covered = np.maximum(scene.covered, on_card.astype(np.float32) / 255)
    return light


def _nail(rng, outline, height, width):
    """Lighter, near the tip (the middle of the first twelve points)."""
    tip, next_to_it = outline[:12].mean(0), outline[12:].mean(0)
    back = (next_to_it - tip) / max(np.linalg.norm(next_to_it - tip), 1e-6)
    half = np.linalg.norm(outline[0] - outline[11]) / 2
    mask = np.zeros((height, width), np.uint8)
    centre = tip + back * half * rng.uniform(-0.1, 0.3)
    angle = float(np.degrees(np.arctan2(back[1], back[0])))
    cv2.ellipse(mask, (int(centre[0]), int(centre[1])), (max(1, int(half * 0.6)), max(1, int(half * 0.45))), angle, 0, 360, 255, -1, cv2.LINE_AA)
    return rng.uniform(0.1, 0.5) * mask.astype(np.float32)[..., None] / 255


def _rod(rng):
    """A pen, a ruler, a strip of paper across the card."""
    middle = np.array([rng.uniform(-0.35, 0.35) * CARD_W, rng.uniform(-0.35, 0.35) * CARD_H])
    box = corners_of(rng.uniform(60, 220), rng.uniform(5, 13)) @ rotation(0, 0, rng.uniform(0, np.pi))[:2, :2].T
    return middle + box


def _finger(rng, covers):
    """Outline in mm on the card's plane, and whether it is a finger."""
    side = int(rng.integers(4))
    along = rng.uniform(-0.5, 0.5) if rng.random() < (0.5 if covers else 0.6) else rng.choice([-1, 1]) * rng.uniform(0.38, 0.5)
    if covers and rng.random() < 0.12:
        return _rod(rng), False
    edge = [np.array([along * CARD_W, -CARD_H / 2]), np.array([CARD_W / 2, along * CARD_H]), np.array([along * CARD_W, CARD_H / 2]), np.array([-CARD_W / 2, along * CARD_H])][side]
    inward = [np.array([0, 1.0]), np.array([-1.0, 0]), np.array([0, -1.0]), np.array([1.0, 0])][side]
    reach = rng.uniform(9, 32) if covers else rng.uniform(-2, 2.6)
    half = rng.uniform(6, 10) if rng.random() < 0.8 else rng.uniform(10, 16)
    is_finger = rng.random() < (0.75 if covers else 0.95)
    lean = rng.normal(0, 0.35)
    across = np.array([-inward[1], inward[0]])
    if is_finger:
        t = np.linspace(-np.pi / 2, np.pi / 2, 12)
        tip = [edge + inward * (reach - half) + (inward * np.cos(a) * half + across * np.sin(a) * half) for a in t]
        root = [edge - inward * 70 + across * (half * 1.2 + 70 * lean), edge - inward * 70 + across * (-half * 1.2 + 70 * lean)]
        return np.array(tip + root), True
    if covers and rng.random() < 0.6:  # a sticker, a coin, a piece of paper in the middle
        middle = np.array([rng.uniform(-0.4, 0.4) * CARD_W, rng.uniform(-0.4, 0.4) * CARD_H])
        if rng.random() < 0.4:
            t, r = np.linspace(0, 2 * np.pi, 24, endpoint=False), rng.uniform(7, 14)
            return middle + r * np.stack([np.cos(t), np.sin(t)], 1), False
        box = corners_of(rng.uniform(10, 45), rng.uniform(6, 22)) @ rotation(0, 0, rng.uniform(0, np.pi))[:2, :2].T
        return middle + box, False
    box = np.array([edge + inward * reach - across * half, edge + inward * reach + across * half * 1.3, edge - inward * 60 + across * half * 1.5, edge - inward * 60 - across * half])
    return box, False


def _glare(rng, light, scene, quad):
    """A lamp mirrored in the laminate: burns out what it hits. A good photo may have a little, off the print."""
    scene.glare = np.zeros((MAP_H, MAP_W), np.float32)
    burns = scene.fault == 'glare'
    faint = not burns and scene.copy != 'grey-copy' and rng.random() < (0.5 if scene.copy == 'screen' else 0.22)
    if not burns and not faint:
        return light
    height, width = light.shape[:2]
    size = np.linalg.norm(quad[1] - quad[0])
    y, x = np.mgrid[0:height:2, 0:width:2].astype(np.float32)
    field = np.zeros(x.shape, np.float32)
    for _ in range(int(rng.integers(1, 4)) if burns else 1):
        weights = rng.dirichlet([1.2] * 4)
        cx, cy = weights @ quad
        if faint and not burns:
            cx, cy = quad[int(rng.integers(4))] + rng.normal(0, 0.04, 2) * size
        angle = rng.uniform(0, np.pi)
        a, b = rng.uniform(0.07, 0.28) * size, rng.uniform(0.04, 0.14) * size
        if rng.random() < 0.25:
            a *= 3  # a tube
        if faint and not burns:
            a, b = min(a, 0.1 * size), min(b, 0.06 * size)
        u = ((x - cx) * np.cos(angle) + (y - cy) * np.sin(angle)) / a
        v = (-(x - cx) * np.sin(angle) + (y - cy) * np.cos(angle)) / b
        power = np.sqrt(u * u + v * v)
        shape = rng.random()
        if shape < 0.35:  # a window, its edge sharp or a little soft, crossed by a bar at times
            power = np.maximum(np.abs(u), np.abs(v)) + rng.uniform(0, 0.3) * np.minimum(np.abs(u), np.abs(v))
            pane = np.clip((1 - power) * rng.uniform(4, 40), 0, 1)
            field = np.maximum(field, pane * (np.abs(u) > rng.uniform(0, 0.12)))
        elif shape < 0.65:
            field = np.maximum(field, np.clip(1.25 - power, 0, 1) ** (1 / rng.uniform(1.5, 5)))
        else:
            field = np.maximum(field, np.exp(-power ** 2 * 0.7))
    strength = rng.uniform(0.9, 3.5) if burns else rng.uniform(0.1, 0.8)
    field = cv2.resize(field, (width, height)) * strength
    whole = np.zeros((height, width), np.uint8)
    cv2.fillConvexPoly(whole, (quad * 16).astype(np.int32), 255, cv2.LINE_AA, 4)
    spread = rng.uniform(0, 0.25)  # some of it lies beside the card too
    field = field * np.maximum(whole.astype(np.float32) / 255, spread)
    light = light + field[..., None] * np.array([1, rng.uniform(0.94, 1.02), rng.uniform(0.85, 1.08)], np.float32)
    matrix = cv2.getPerspectiveTransform(quad.astype(np.float32), np.array([[0, 0], [MAP_W, 0], [MAP_W, MAP_H], [0, MAP_H]], np.float32))
    flat = cv2.warpPerspective(field, matrix, (MAP_W, MAP_H))
    scene.glare = np.clip((flat - 0.45) * 4, 0, 1)  # from here on dark print is washed out
    return light


def _shade(rng, light, scene):
    height, width = light.shape[:2]
    x = np.linspace(-0.5, 0.5, width, dtype=np.float32)[None, :]
    y = np.linspace(-0.5, 0.5, height, dtype=np.float32)[:, None]
    field = 1 + rng.uniform(-0.5, 0.5) * x + rng.uniform(-0.5, 0.5) * y
    if rng.random() < 0.35:  # the shadow of a hand or a phone
        mask = np.zeros((64, 64), np.float32)
        points = rng.uniform(-0.3, 1.3, (int(rng.integers(3, 6)), 2)) * 64
        cv2.fillConvexPoly(mask, cv2.convexHull(points.astype(np.int32)), 1.0)
        mask = cv2.GaussianBlur(mask, (0, 0), rng.uniform(0.5, 7))
        field = field * (1 - rng.uniform(0.15, 0.6) * cv2.resize(mask, (width, height)))
    if rng.random() < 0.6:
        field = field * (1 - rng.uniform(0, 0.6) * (x * x + y * y))
    warmth = rng.uniform(-1, 1)
    tint = np.array([1 + 0.16 * warmth, 1 + rng.normal(0, 0.02), 1 - 0.2 * warmth], np.float32)
    light *= field[..., None].astype(np.float32)
    light *= tint
    return light


def _lens(rng, light, scene, scale):
    sharp = rng.random() < 0.45
    disc = rng.uniform(0.0, 0.12) if sharp else rng.uniform(0.05, 0.34)
    motion = 0.0
    if scene.fault == 'blurred':
        if rng.random() < 0.7:
            disc = rng.uniform(0.76, 2.4)
        else:
            motion = rng.uniform(0.76, 2.2)
        if rng.random() < 0.12:
            disc, motion = rng.uniform(0.35, 0.75), 0.0  # between readable and not: for the regression only
    elif rng.random() < 0.15:
        motion = rng.uniform(0, 0.25)
    scene.blur_mm = float(np.hypot(disc, 1.155 * motion))
    return camera.through_lens(light, disc * scale, motion * scale, rng.uniform(0, np.pi))


def _exposure(rng, scene):
    if scene.fault == 'too-dark':
        return rng.uniform(0.015, 0.07)
    if scene.fault == 'too-bright':
        return rng.uniform(2.6, 7)
    if scene.copy == 'screen':
        return rng.uniform(0.5, 1.1)
    return rng.uniform(0.3, 1.05)
