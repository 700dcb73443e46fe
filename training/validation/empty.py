"""Pictures with no card at all: tables, rooms, papers, web pages, faces."""
import cv2
import numpy as np
from PIL import Image, ImageDraw

from .card import font
from .grounds import make_ground, text_page
from .plan import Plan, size_tags
from .portraits import NUMBERS, load
from .poses import Wish, choose_size, choose_view
from .render import Layer, placed
from .things import PX_PER_MM, small_object
from .tone import smooth_noise

KINDS = ("table", "things", "document", "screenshot", "face", "room", "book")


def plan_no_card(rng) -> Plan:
    size = choose_size(rng)
    plan = Plan(choose_view(rng, size, Wish(width_px=(150, 4000), tilt_deg=(0, 40), fill=(0.3, 0.9))), luma=rng.uniform(90, 190))
    plan.uneven, plan.shadows = rng.uniform(0, 0.8), int(rng.random() < 0.3)
    kind = str(rng.choice(KINDS))
    if kind == "things":
        for _ in range(int(rng.integers(1, 5))):
            picture, anchor = small_object(rng)
            plan.above.append(Layer(picture[..., :3], picture[..., 3], placed(rng.uniform(-50, 50, 2), rng.uniform(0, 360), anchor, PX_PER_MM), 1.5))
    elif kind == "document":
        page = _document(rng)
        plan.subject = Layer(page, np.full(page.shape[:2], 255, np.uint8), placed(rng.uniform(-30, 30, 2), rng.normal(0, 10), (105, 148), 5), 0.15)
    elif kind == "book":
        plan.subject = _block(rng)
    elif kind == "screenshot":
        plan.finished = _web_page(rng, size)
    elif kind == "face":
        plan.finished = _face(rng, size)
    elif kind == "room":
        plan.finished = _room(rng, size)
    plan.conditions += [kind, *size_tags(size)]
    return plan


def _document(rng) -> np.ndarray:
    """A letter, or a family card's table."""
    page = text_page(rng, height=1480, width=1050)
    if rng.random() < 0.5:
        image = Image.fromarray(page)
        canvas = ImageDraw.Draw(image)
        canvas.rectangle((40, 200, 1010, 1100), fill=(236, 240, 236))
        canvas.text((360, 120), "KARTU KELUARGA", font=font("Arimo-Bold.ttf", 40), fill=(20, 20, 20))
        for row in range(200, 1101, 50):
            canvas.line((40, row, 1010, row), fill=(60, 60, 60), width=2)
            canvas.text((60, row + 10), "CONTOH  0000000000000000  PELAJAR  ISLAM", font=font("Arimo-Regular.ttf", 24), fill=(30, 30, 30))
        for column in (40, 300, 560, 800, 1010):
            canvas.line((column, 200, column, 1100), fill=(60, 60, 60), width=2)
        page = np.asarray(image)
    return page


def _block(rng) -> Layer:
    """A phone, a wallet or a light-blue box: straight edges, no print."""
    width, height = round(rng.uniform(70, 160) * 4), round(rng.uniform(50, 110) * 4)
    colour = rng.uniform(10, 235, 3) if rng.random() < 0.6 else np.array([rng.uniform(190, 245), rng.uniform(170, 225), rng.uniform(120, 190)])
    picture = (colour * (1 + 0.05 * smooth_noise(rng, width, height, 60)[..., None])).clip(0, 255).astype(np.uint8)
    return Layer(picture, np.full(picture.shape[:2], 255, np.uint8), placed(rng.uniform(-20, 20, 2), rng.uniform(0, 360), (width / 8, height / 8), 4), 2.0)


def _web_page(rng, size: tuple[int, int]) -> np.ndarray:
    """A form asking for the photo of a KTP, as a browser shows it."""
    width, height = size
    tone = (255, 255, 255) if rng.random() < 0.7 else (28, 30, 34)
    ink = (34, 34, 34) if tone[0] > 100 else (226, 226, 226)
    image = Image.new("RGB", size, tone)
    canvas, px = ImageDraw.Draw(image), max(14, width // 60)
    bar = tuple(int(v) for v in rng.integers(20, 200, 3))
    canvas.rectangle((0, 0, width, px * 3), fill=bar)
    canvas.text((px, px // 2), "Daftar gelombang · Unggah foto KTP", font=font("NotoSans-Bold.ttf", px), fill=(255, 255, 255))
    y = px * 5
    while y < height - px * 3:
        canvas.text((px * 2, y), str(rng.choice(["Nama lengkap", "NIK (16 angka)", "Foto KTP", "Nomor KK", "Alamat"])), font=font("NotoSans-Regular.ttf", px), fill=ink)
        canvas.rounded_rectangle((px * 2, y + px * 2, width * 0.7, y + px * 4), 6, outline=(130, 140, 160), width=2)
        if rng.random() < 0.25:
            canvas.rounded_rectangle((width * 0.4, y, width * 0.4 + px * 10, y + px * 3), 8, fill=bar)
        y += px * 6
    return np.asarray(image)[..., ::-1].copy()


def _face(rng, size: tuple[int, int]) -> np.ndarray:
    picture = load(f"{'female' if rng.random() < 0.5 else 'male'}-{rng.choice(list(NUMBERS))}")
    scale = max(size[0] / picture.shape[1], size[1] / picture.shape[0])
    large = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)
    x, y = (large.shape[1] - size[0]) // 2, (large.shape[0] - size[1]) // 3
    return large[y : y + size[1], x : x + size[0]]


def _room(rng, size: tuple[int, int]) -> np.ndarray:
    """Wall, floor, a door, a window: big straight edges and slow gradients."""
    width, height = size
    picture = np.empty((height, width, 3), np.float32)
    picture[:] = rng.uniform(90, 220, 3)
    horizon = int(height * rng.uniform(0.5, 0.8))
    floor = cv2.resize(make_ground(rng)[0][0], (width, height - horizon))
    picture[horizon:] = floor
    for _ in range(int(rng.integers(1, 4))):
        x0, y0 = rng.uniform(0, 0.8) * width, rng.uniform(0, 0.5) * height
        x1, y1 = x0 + rng.uniform(0.1, 0.35) * width, min(horizon, y0 + rng.uniform(0.2, 0.5) * height)
        cv2.rectangle(picture, (int(x0), int(y0)), (int(x1), int(y1)), tuple(rng.uniform(30, 250, 3)), -1)
        cv2.rectangle(picture, (int(x0), int(y0)), (int(x1), int(y1)), tuple(rng.uniform(30, 250, 3)), max(3, width // 150))
    picture *= 1 + 0.3 * smooth_noise(rng, width, height, width / 2)[..., None]
    return (picture + rng.normal(0, 3, picture.shape)).clip(0, 255).astype(np.uint8)
