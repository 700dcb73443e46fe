"""
Drawings of the KTP-el: four hands that share nothing but the law's form (labels, their order, where the
portrait is), each with its own jitter, fonts, tones, ground and wear. No single drawing can be learnt.

draw_ktp(rng, faces) -> (RGB uint8 810 x 1284, 15 px a millimetre; the person).
"""
import cv2
import numpy as np
from PIL import Image, ImageDraw

from . import fonts, people

WIDTH, HEIGHT, PX_PER_MM = 1284, 810, 15
LABELS = ['Nama', 'Tempat/Tgl Lahir', 'Jenis Kelamin', 'Alamat', 'RT/RW', 'Kel/Desa', 'Kecamatan', 'Agama', 'Status Perkawinan', 'Pekerjaan', 'Kewarganegaraan', 'Berlaku Hingga']


def _pick(rng, options):
    return options[int(rng.integers(len(options)))]


def _mm(value):
    return int(round(value * PX_PER_MM))


def draw_ktp(rng, faces):
    hand = int(rng.integers(4))
    who = people.person(rng)
    style = _style(rng, hand)
    card = _ground(rng, style)
    image = Image.fromarray(card)
    draw = ImageDraw.Draw(image)
    _header(draw, rng, who, style)
    _number(draw, rng, who, style)
    _rows(draw, rng, who, style)
    _portrait(image, rng, who, style, faces)
    _issued(draw, rng, who, style)
    if rng.random() < 0.5:
        image = _specimen(image, rng)
    return _wear(np.asarray(image).copy(), rng), who


def _style(rng, hand):
    """The four hands: true to the form, narrow, large and simple, loose."""
    u = rng.uniform
    ink = np.array([u(5, 45), u(5, 45), u(10, 60)])
    base = {
        0: dict(row0=u(17.2, 18.6), step=u(2.95, 3.25), size=u(2.2, 2.5), left=u(2.8, 4.2), colon=u(19.5, 22), nik_y=u(13, 14.6), nik_size=u(3.3, 4.1), head=u(2.7, 3.2), head_y=u(3.2, 4.6), head_step=u(3.3, 4)),
        1: dict(row0=u(17, 19.5), step=u(2.75, 3.1), size=u(1.9, 2.3), left=u(2, 5), colon=u(17, 24), nik_y=u(12.2, 14.8), nik_size=u(2.9, 3.6), head=u(2.3, 2.9), head_y=u(2.8, 5), head_step=u(3, 4)),
        2: dict(row0=u(16.8, 18), step=u(2.7, 3.0), size=u(1.9, 2.2), left=u(2.2, 3.2), colon=u(19, 21), nik_y=u(11.2, 13), nik_size=u(2.9, 3.4), head=u(2.6, 3.1), head_y=u(2.9, 4.3), head_step=u(3, 3.6)),
        3: dict(row0=u(16.5, 20), step=u(2.7, 3.25), size=u(1.8, 2.4), left=u(2, 6), colon=u(18, 25), nik_y=u(11.8, 15.5), nik_size=u(2.8, 4.3), head=u(2.2, 3.4), head_y=u(2.6, 5), head_step=u(3, 4.4)),
    }[hand]
    grounds = {0: (176, 212, 232), 1: (164, 205, 232), 2: (184, 218, 234), 3: (170, 214, 222)}
    base.update(
        hand=hand, ink=tuple(int(v) for v in ink), sans=_pick(rng, fonts.SANS), bold=_pick(rng, fonts.BOLD), nik_font=_pick(rng, fonts.NIK),
        ground=np.clip(np.array(grounds[hand]) + rng.normal(0, [12, 8, 9]), 110, 250), photo_x=u(60.5, 64), photo_y=u(10.8, 15), photo_w=u(17.5, 21), photo_ratio=u(1.2, 1.38),
        nik_gap=u(0.0, 0.16) if rng.random() < 0.6 else 0, indent=u(0, 3), nik_x=u(14, 23), value_bold=rng.random() < 0.3,
    )
    return base


def _ground(rng, style):
    """Light blue with fine lines, a tint that runs, and sometimes a pale figure in the middle."""
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH].astype(np.float32)
    tone = np.tile(style['ground'].astype(np.float32), (HEIGHT, WIDTH, 1))
    run = (x / WIDTH - 0.5) * rng.uniform(-1, 1) + (y / HEIGHT - 0.5) * rng.uniform(-1, 1)
    tone += run[..., None] * rng.uniform(-28, 28, 3)
    card = np.clip(tone, 0, 255).astype(np.uint8)
    line = tuple(int(v) for v in np.clip(style['ground'] + rng.uniform(-60, -14) * np.array([1, 0.7, 0.4]) + rng.normal(0, 10, 3), 0, 255))
    kind = int(rng.integers(5))
    over = card.copy()
    if kind == 0:
        _waves(over, rng, line)
    elif kind == 1:
        _rosette(over, rng, line)
    elif kind == 2:
        _waves(over, rng, line)
        _rosette(over, rng, line)
    elif kind == 3:
        _islands(over, rng, line)
    alpha = rng.uniform(0.25, 0.8)
    return cv2.addWeighted(over, alpha, card, 1 - alpha, 0)


def _waves(card, rng, colour):
    count, swing, period, slant = int(rng.integers(14, 60)), rng.uniform(5, 40), rng.uniform(150, 700), rng.uniform(-0.3, 0.3)
    x = np.arange(0, WIDTH + 8, 8)
    for i in range(count):
        base = (i + 0.5) * HEIGHT * 1.3 / count - 0.15 * HEIGHT
        y = base + swing * np.sin(2 * np.pi * x / period + i * rng.uniform(0.1, 0.5)) + slant * (x - WIDTH / 2)
        cv2.polylines(card, [np.stack([x, y], 1).astype(np.int32)], False, colour, int(rng.integers(1, 3)), cv2.LINE_AA)


def _rosette(card, rng, colour):
    cx, cy = rng.uniform(0.25, 0.75) * WIDTH, rng.uniform(0.3, 0.7) * HEIGHT
    t = np.linspace(0, 2 * np.pi, 200)
    petals = int(rng.integers(5, 14))
    for i in range(int(rng.integers(6, 22))):
        r = (40 + i * rng.uniform(14, 30)) * (1 + 0.2 * np.sin(petals * t + i * 0.3))
        cv2.polylines(card, [np.stack([cx + r * np.cos(t), cy + r * np.sin(t)], 1).astype(np.int32)], True, colour, 1, cv2.LINE_AA)


def _islands(card, rng, colour):
    for _ in range(int(rng.integers(3, 9))):
        cx, cy, n = rng.uniform(0.05, 0.95) * WIDTH, rng.uniform(0.2, 0.9) * HEIGHT, 9
        t = np.linspace(0, 2 * np.pi, n, endpoint=False)
        r = rng.uniform(30, 150) * rng.uniform(0.4, 1, n)
        cv2.fillPoly(card, [np.stack([cx + 1.8 * r * np.cos(t), cy + r * np.sin(t)], 1).astype(np.int32)], colour, cv2.LINE_AA)


def _header(draw, rng, who, style):
    size, y = _mm(style['head']), _mm(style['head_y'])
    face = fonts.font(style['bold'], size * 1.15)
    middle = WIDTH / 2 + rng.normal(0, 15)
    for i, line in enumerate([f'PROVINSI {who["province"]}', who['regency']]):
        draw.text((middle, y + i * _mm(style['head_step'])), line, font=face, fill=style['ink'], anchor='mm')


def _number(draw, rng, who, style):
    y = _mm(style['nik_y'])
    size = _mm(style['nik_size'])
    draw.text((_mm(style['left']), y), 'NIK', font=fonts.font(style['bold'], size * 1.1), fill=style['ink'], anchor='lm')
    x = _mm(style['nik_x'])
    if rng.random() < 0.85:
        draw.text((x - _mm(1.8), y), ':', font=fonts.font(style['bold'], size), fill=style['ink'], anchor='lm')
    face = fonts.font(style['nik_font'], size * 1.25)
    gap = style['nik_gap'] * size
    width = sum(face.getlength(d) for d in who['nik']) + 15 * gap
    room = _mm(style['photo_x'] - 0.6) - x
    if width > room:  # the number never runs under the portrait
        face = fonts.font(style['nik_font'], size * 1.25 * room / width)
        gap *= room / width
    start = x
    for digit in who['nik']:
        draw.text((x, y), digit, font=face, fill=style['ink'], anchor='lm')
        x += face.getlength(digit) + gap
    who['nik_box'] = (start / WIDTH, (y - size * 0.7) / HEIGHT, x / WIDTH, (y + size * 0.7) / HEIGHT)


def _rows(draw, rng, who, style):
    values = [who['name'], f'{who["place"]}, {who["born"]}', who['sex'], who['street'], who['rt'], who['village'], who['district'], who['faith'], who['marital'], who['job'], who['nationality'], who['until']]
    label_size = _mm(style['size']) * 1.2
    widest = fonts.font(style['sans'], label_size).getlength('Status Perkawinan')
    room = _mm(style['colon'] - style['left'] - 0.4)
    label_face = fonts.font(style['sans'], label_size * min(1, room / widest))
    value_face = fonts.font(style['bold'] if style['value_bold'] else style['sans'], _mm(style['size']) * 1.2)
    colon, left = _mm(style['colon']), _mm(style['left'])
    right = _mm(style['photo_x'] - 0.5)
    for i, (label, value) in enumerate(zip(LABELS, values)):
        y = _mm(style['row0'] + i * style['step'])
        x = left + (_mm(style['indent']) if label in ('RT/RW', 'Kel/Desa', 'Kecamatan') else 0)
        draw.text((x, y), label, font=label_face, fill=style['ink'], anchor='lm')
        draw.text((colon, y), ':', font=label_face, fill=style['ink'], anchor='lm')
        while value_face.getlength(value) > right - colon - 20 and len(value) > 4:
            value = value[:-1]
        draw.text((colon + _mm(1.2), y), value, font=value_face, fill=style['ink'], anchor='lm')
        if label == 'Jenis Kelamin':
            draw.text((_mm(rng.uniform(40, 46)), y), f'Gol. Darah : {who["blood"]}', font=label_face, fill=style['ink'], anchor='lm')


def portrait(rng, faces, width, height, ground):
    """A generated face, its own background re-cut to `ground` where it is smooth, framed as on a card."""
    face = faces[int(rng.integers(len(faces)))]
    scale = width / face.shape[1] * rng.uniform(1.0, 1.25)
    h, w = max(height, int(face.shape[0] * scale)), max(width, int(face.shape[1] * scale))
    grown = cv2.resize(face, (w, h), interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR)
    x0, y0 = (w - width) // 2, int((h - height) * rng.uniform(0, 0.4))
    cut = grown[y0:y0 + height, x0:x0 + width].astype(np.float32)
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    head = ((x / width - 0.5) / rng.uniform(0.3, 0.38)) ** 2 + ((y / height - rng.uniform(0.4, 0.46)) / rng.uniform(0.34, 0.42)) ** 2
    body = np.where(y / height > 0.62, ((x / width - 0.5) / 0.47) ** 2 * 0.98 + np.clip(0.9 - y / height, 0, 1) * 3, 9)
    mask = np.clip((1.08 - np.minimum(head, body)) * 7, 0, 1)[..., None]
    out = cut * mask + np.array(ground, np.float32) * (1 - mask)
    if rng.random() < 0.4:  # darker skin and prints of every tone
        out *= rng.uniform(0.45, 1.0)
    return np.clip(out, 0, 255).astype(np.uint8)


def _portrait(image, rng, who, style, faces):
    width = _mm(style['photo_w'])
    height = int(width * style['photo_ratio'])
    red, blue = (rng.uniform(150, 225), rng.uniform(15, 60), rng.uniform(20, 70)), (rng.uniform(20, 70), rng.uniform(60, 120), rng.uniform(140, 215))
    ground = red if who['year'] % 2 else blue
    who['photo_box'] = (style['photo_x'], style['photo_y'], style['photo_w'], height / PX_PER_MM)
    image.paste(Image.fromarray(portrait(rng, faces, width, height, ground)), (_mm(style['photo_x']), _mm(style['photo_y'])))


def _issued(draw, rng, who, style):
    face = fonts.font(style['sans'], _mm(style['size']) * 1.05)
    x0, y0, w, h = who['photo_box']
    middle, y = _mm(x0 + w / 2), _mm(y0 + h + rng.uniform(1.4, 2.6))
    draw.text((middle, y), who['regency'][:22], font=face, fill=style['ink'], anchor='mm')
    draw.text((middle, y + _mm(2.6)), who['issued'], font=face, fill=style['ink'], anchor='mm')
    t = np.linspace(0, 1, 24)
    sx = middle + (t - 0.5) * _mm(rng.uniform(8, 15)) + rng.normal(0, 8, 24)
    sy = y + _mm(6) + np.cumsum(rng.normal(0, 11, 24)) * 0.7
    draw.line([(float(a), float(min(b, HEIGHT - 20))) for a, b in zip(sx, sy)], fill=(20, 20, 40), width=int(rng.integers(2, 5)))


def _specimen(image, rng):
    text = _pick(rng, ['SPESIMEN', 'SPECIMEN', 'CONTOH'])
    layer = Image.new('L', image.size, 0)
    ImageDraw.Draw(layer).text((WIDTH * rng.uniform(0.3, 0.55), HEIGHT * rng.uniform(0.45, 0.8)), text, font=fonts.font(fonts.BOLD[0], rng.uniform(70, 150)), fill=int(rng.uniform(30, 110)), anchor='mm')
    layer = layer.rotate(rng.uniform(-30, 30), center=(WIDTH / 2, HEIGHT / 2))
    colour = Image.new('RGB', image.size, _pick(rng, [(190, 50, 40), (90, 90, 100), (40, 60, 150)]))
    return Image.composite(colour, image, layer)


def _wear(card, rng):
    """Scratches, yellowing and rubbed spots of a card that has lived in a purse."""
    if rng.random() < 0.35:
        for _ in range(int(rng.integers(1, 12))):
            a = rng.uniform(0, 1, 4) * [WIDTH, HEIGHT, WIDTH, HEIGHT]
            b = a[:2] + (a[2:] - a[:2]) * rng.uniform(0.05, 0.5)
            tone = int(rng.uniform(150, 255))
            over = card.copy()
            cv2.line(over, (int(a[0]), int(a[1])), (int(b[0]), int(b[1])), (tone, tone, tone), int(rng.integers(1, 3)), cv2.LINE_AA)
            card = cv2.addWeighted(over, 0.5, card, 0.5, 0)
    if rng.random() < 0.3:
        card = np.clip(card.astype(np.float32) * np.array([1, rng.uniform(0.95, 1), rng.uniform(0.85, 1)]), 0, 255).astype(np.uint8)
    if rng.random() < 0.15:
        card = cv2.addWeighted(card, rng.uniform(0.75, 0.95), np.full_like(card, 210), rng.uniform(0.05, 0.2), 0)
    return card
