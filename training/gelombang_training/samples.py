"""What the nets see of a scene. The numbers here are the contract with packages/photo-check/src (locate, judge nets)."""
import cv2
import numpy as np

from .scene import CARD_H, CARD_W, MAP_H, MAP_W

LOCATOR_STORED = 256  # longest side kept; training cuts 192 out of it
CROP_W, CROP_H = 256, 176
MARGIN_X = 6.0  # mm of surroundings left and right of the card
PX_PER_MM = CROP_W / (CARD_W + 2 * MARGIN_X)
MARGIN_Y = (CROP_H / PX_PER_MM - CARD_H) / 2
GRID_W, GRID_H = CROP_W // 8, CROP_H // 8
PATCH = 64
#: middle of each patch on the card, mm: header, NIK, rows, portrait, ground, edge
PATCHES_MM = [(43, 6), (36, 14), (14, 26), (36, 26), (24, 40), (50, 42), (72, 25), (72, 46)]


def crop_matrix(corners):
    """Photo pixels (edges) -> crop pixels (edges)."""
    x0, y0 = MARGIN_X * PX_PER_MM, MARGIN_Y * PX_PER_MM
    x1, y1 = x0 + CARD_W * PX_PER_MM, y0 + CARD_H * PX_PER_MM
    target = np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]], np.float32)
    return cv2.getPerspectiveTransform(np.asarray(corners, np.float32), target)


def crop(image, corners, over=3):
    """RGB uint8 CROP_H x CROP_W: the mean of over x over samples a pixel; beyond the picture its edge repeats."""
    grow = np.diag([over, over, 1.0])
    centre = np.array([[1, 0, -0.5], [0, 1, -0.5], [0, 0, 1]])
    matrix = centre @ grow @ crop_matrix(corners) @ np.linalg.inv(centre)
    big = cv2.warpPerspective(image, matrix, (CROP_W * over, CROP_H * over), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return cv2.resize(big, (CROP_W, CROP_H), interpolation=cv2.INTER_AREA)


def to_photo(points_mm, corners):
    matrix = cv2.getPerspectiveTransform(np.array([[0, 0], [CARD_W, 0], [CARD_W, CARD_H], [0, CARD_H]], np.float32), np.asarray(corners, np.float32))
    return cv2.perspectiveTransform(np.asarray(points_mm, np.float32)[None], matrix)[0]


def patches(image, corners):
    """RGB uint8 (8 * 64) x 64: squares of photo pixels, unscaled, one under another."""
    height, width = image.shape[:2]
    if min(height, width) < PATCH:
        image = cv2.copyMakeBorder(image, 0, max(0, PATCH - height), 0, max(0, PATCH - width), cv2.BORDER_REPLICATE)
        height, width = image.shape[:2]
    out = []
    for x, y in to_photo(PATCHES_MM, corners):
        x0 = int(np.clip(np.floor(x) - PATCH // 2, 0, width - PATCH))
        y0 = int(np.clip(np.floor(y) - PATCH // 2, 0, height - PATCH))
        out.append(image[y0:y0 + PATCH, x0:x0 + PATCH])
    return np.concatenate(out, 0)


def card_map_to_grid(card_map, true_corners, corners):
    """A map on the card (2 px a mm) -> GRID_H x GRID_W cells of the crop made with `corners`."""
    matrix = cv2.getPerspectiveTransform(np.array([[0, 0], [MAP_W, 0], [MAP_W, MAP_H], [0, MAP_H]], np.float32), np.asarray(true_corners, np.float32))
    flat = cv2.warpPerspective(card_map, crop_matrix(corners) @ matrix, (CROP_W, CROP_H))
    return cv2.resize(flat, (GRID_W, GRID_H), interpolation=cv2.INTER_AREA)


def jitter(rng, corners, scale):
    """Corners as a locator would give them: shifted, turned, scaled and each a little off. `scale`: share of the width."""
    width = np.linalg.norm(corners[1] - corners[0])
    middle = corners.mean(0)
    angle = rng.normal(0, scale)
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    moved = (corners - middle) @ turn.T * (1 + rng.normal(0, scale)) + middle
    return moved + rng.normal(0, scale * 0.7, 2) * width + rng.normal(0, scale * 0.7, (4, 2)) * width


def locator_sample(scene):
    height, width = scene.image.shape[:2]
    scale = LOCATOR_STORED / max(height, width)
    small = cv2.resize(scene.image, (round(width * scale), round(height * scale)), interpolation=cv2.INTER_AREA)
    out = np.zeros((LOCATOR_STORED, LOCATOR_STORED, 3), np.uint8)
    out[: small.shape[0], : small.shape[1]] = small
    corners = np.full((4, 2), np.nan, np.float32) if scene.corners is None else (scene.corners * scale).astype(np.float32)
    return {'image': out, 'size': np.array(small.shape[:2], np.int16), 'corners': corners, 'several': np.uint8(scene.several), 'screen': np.uint8(scene.copy == 'screen')}


COPIES = ['original', 'grey-copy', 'colour-copy', 'screen']


def judge_sample(rng, scene, nominal):
    """`nominal`: the quad a crop of nothing is cut by, where the scene has no card."""
    has_card = scene.corners is not None
    true = scene.corners if has_card else nominal
    corners = jitter(rng, true, 0.006 if rng.random() < 0.6 else 0.02)
    is_flipped = has_card and rng.random() < 0.12
    if is_flipped:
        corners, true = np.roll(corners, 2, 0), np.roll(true, 2, 0)
    matrix = crop_matrix(corners)
    offsets = cv2.perspectiveTransform(true.astype(np.float32)[None], matrix)[0] - cv2.perspectiveTransform(corners.astype(np.float32)[None], matrix)[0]
    empty = np.zeros((GRID_H, GRID_W), np.float32)
    card = np.roll(scene.corners, 0, 0) if has_card else None
    maps = [card_map_to_grid(m, card, corners) if has_card and m is not None else empty for m in (scene.covered, scene.glare)]
    width = (np.linalg.norm(true[1] - true[0]) + np.linalg.norm(true[2] - true[3])) / 2
    return {
        'crop': crop(scene.image, corners), 'patches': patches(scene.image, corners), 'offsets': offsets.astype(np.float32),
        'kind': np.uint8(2 if not has_card else 0 if scene.is_ktp else 1), 'copy': np.uint8(COPIES.index(scene.copy)), 'flipped': np.uint8(is_flipped),
        'maps': (np.stack(maps) * 255).astype(np.uint8), 'blur_mm': np.float32(scene.blur_mm), 'px_per_mm': np.float32(width / CARD_W),
        'fault': scene.fault,
    }
