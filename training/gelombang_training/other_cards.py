"""Cards that are no KTP: driver's licence, tax, bank, SIM, member, student, health and foreign identity cards, all made up."""
import cv2
import numpy as np
from PIL import Image, ImageDraw

from . import fonts, ktp, people

WIDTH, HEIGHT = ktp.WIDTH, ktp.HEIGHT
KINDS = ['licence', 'tax', 'bank', 'sim', 'member', 'student', 'health', 'foreign', 'passport', 'plain']


def _pick(rng, options):
    return options[int(rng.integers(len(options)))]


def draw_other_card(rng, faces):
    """RGB uint8, 810 x 1284."""
    kind = _pick(rng, KINDS)
    image = Image.fromarray(_ground(rng, kind))
    draw = ImageDraw.Draw(image)
    ink = tuple(int(v) for v in (rng.uniform(0, 70, 3) if rng.random() < 0.7 else rng.uniform(200, 255, 3)))
    who = people.person(rng)
    {'licence': _licence, 'tax': _tax, 'bank': _bank, 'sim': _sim, 'member': _member, 'student': _student, 'health': _health, 'foreign': _foreign, 'passport': _passport, 'plain': _plain}[kind](image, draw, rng, who, ink, faces)
    return ktp._wear(np.asarray(image).copy(), rng)


def _ground(rng, kind):
    hue = rng.uniform(0, 180)
    pale = kind in ('licence', 'tax', 'student', 'foreign', 'health', 'passport') and rng.random() < 0.7
    sat, val = (rng.uniform(5, 90), rng.uniform(190, 250)) if pale else (rng.uniform(20, 230), rng.uniform(40, 245))
    if kind in ('foreign', 'licence', 'student') and rng.random() < 0.35:
        hue, sat, val = rng.uniform(90, 112), rng.uniform(30, 75), rng.uniform(205, 245)  # as blue as a KTP
    base = cv2.cvtColor(np.uint8([[[hue, sat, val]]]), cv2.COLOR_HSV2RGB)[0, 0].astype(np.float32)
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH].astype(np.float32)
    run = (x / WIDTH - 0.5) * rng.uniform(-1, 1) + (y / HEIGHT - 0.5) * rng.uniform(-1, 1)
    card = np.clip(base + run[..., None] * rng.uniform(-90, 90, 3), 0, 255).astype(np.uint8)
    line = tuple(int(v) for v in np.clip(base + rng.uniform(-50, 50, 3), 0, 255))
    choice = rng.integers(5)
    if choice == 0:
        ktp._waves(card, rng, line)
    elif choice == 1:
        ktp._rosette(card, rng, line)
    elif choice == 2:
        ktp._islands(card, rng, line)
    elif choice == 3:
        cv2.rectangle(card, (0, 0), (WIDTH, int(HEIGHT * rng.uniform(0.12, 0.3))), line, -1)
    return card


def _text(draw, rng, x, y, text, size, ink, bold=False, anchor='lm'):
    draw.text((x, y), text, font=fonts.font(_pick(rng, fonts.BOLD if bold else fonts.SANS), size), fill=ink, anchor=anchor)


def _photo(image, rng, faces, x, y, w, h):
    ground = tuple(int(v) for v in rng.uniform(20, 250, 3))
    image.paste(Image.fromarray(ktp.portrait(rng, faces, int(w), int(h), ground)), (int(x), int(y)))


def _lines(draw, rng, x, y, step, size, ink, labels):
    for i, text in enumerate(labels):
        _text(draw, rng, x, y + i * step, text, size, ink, rng.random() < 0.2)


def _fields(rng, who, numbered=False):
    rows = [f'Nama : {who["name"]}', f'Alamat : {who["street"]}', f'{who["village"]}', f'Lahir : {who["place"]}, {who["born"]}', f'{who["sex"]}  {who["blood"]}', who['job'], f'Berlaku : {who["issued"]}']
    keep = rows[: int(rng.integers(3, 8))]
    return [f'{i + 1}. {row}' for i, row in enumerate(keep)] if numbered else keep


def _licence(image, draw, rng, who, ink, faces):
    _text(draw, rng, WIDTH * rng.uniform(0.35, 0.6), 70, _pick(rng, ['INDONESIA', 'SURAT IZIN MENGEMUDI', 'DRIVING LICENSE', 'KEPOLISIAN CONTOH']), rng.uniform(44, 64), ink, True, 'mm')
    _text(draw, rng, 60, 70, _pick(rng, ['SIM', 'A', 'C', 'B I']), rng.uniform(60, 110), ink, True)
    side = rng.random() < 0.6
    _photo(image, rng, faces, 50 if side else WIDTH - 330, rng.uniform(190, 330), rng.uniform(220, 290), rng.uniform(270, 370))
    _lines(draw, rng, 380 if side else 50, rng.uniform(180, 260), rng.uniform(56, 76), rng.uniform(28, 40), ink, _fields(rng, who, True))
    _text(draw, rng, rng.uniform(60, 700), HEIGHT - 60, people.nik(rng, 1, 1, 2000, False)[:12], rng.uniform(34, 50), ink)


def _tax(image, draw, rng, who, ink, faces):
    _text(draw, rng, WIDTH / 2, 80, _pick(rng, ['NPWP', 'DIREKTORAT JENDERAL PAJAK CONTOH', 'KARTU WAJIB PAJAK']), rng.uniform(44, 70), ink, True, 'mm')
    _text(draw, rng, rng.uniform(60, 300), rng.uniform(200, 320), f'NPWP : {rng.integers(10, 99)}.{rng.integers(100, 999)}.{rng.integers(100, 999)}.{rng.integers(1, 9)}-{rng.integers(100, 999)}.000', rng.uniform(46, 62), ink, True)
    _lines(draw, rng, rng.uniform(60, 300), rng.uniform(360, 440), rng.uniform(56, 80), rng.uniform(32, 46), ink, [who['name'], f'NIK : {who["nik"]}', who['street'], who['village'], who['regency']][: int(rng.integers(2, 6))])


def _bank(image, draw, rng, who, ink, faces):
    _text(draw, rng, rng.uniform(60, 800), rng.uniform(70, 130), _pick(rng, ['BANK CONTOH', 'Bank Ombak', 'DEBIT', 'Platinum']), rng.uniform(60, 100), ink, True)
    x, y = rng.uniform(90, 180), rng.uniform(280, 360)
    draw.rounded_rectangle([x, y, x + 170, y + 130], 20, fill=(212, 175, 90), outline=(120, 90, 40), width=4)
    number = ' '.join(f'{int(v):04d}' for v in rng.integers(0, 10000, 4))
    draw.text((90, rng.uniform(500, 570)), number, font=fonts.font(_pick(rng, fonts.NIK), rng.uniform(76, 100)), fill=ink, anchor='lm')
    _text(draw, rng, 90, rng.uniform(680, 730), who['name'], rng.uniform(38, 52), ink)
    if rng.random() < 0.7:
        for dx, colour in ((0, (220, 40, 40)), (80, (240, 160, 30))):
            draw.ellipse([WIDTH - 280 + dx, 620, WIDTH - 140 + dx, 760], fill=colour)


def _sim(image, draw, rng, who, ink, faces):
    _text(draw, rng, rng.uniform(60, 500), rng.uniform(80, 400), _pick(rng, ['seluler', 'PRABAYAR 4G', 'kartu perdana', 'Ombak 5G']), rng.uniform(80, 170), ink, True)
    x, y = rng.uniform(100, 900), rng.uniform(300, 500)
    draw.rounded_rectangle([x, y, x + 220, y + 160], 26, outline=ink, width=6)
    draw.rounded_rectangle([x + 40, y + 30, x + 180, y + 130], 16, fill=(205, 175, 105))
    _text(draw, rng, rng.uniform(60, 500), rng.uniform(600, 760), f'08{rng.integers(10**9, 10**10 - 1)}', rng.uniform(44, 70), ink)


def _member(image, draw, rng, who, ink, faces):
    _text(draw, rng, WIDTH * rng.uniform(0.2, 0.6), rng.uniform(90, 300), _pick(rng, ['MEMBER CARD', 'Kartu Anggota', 'KOPERASI CONTOH', 'Perpustakaan', 'VIP']), rng.uniform(70, 130), ink, True)
    _lines(draw, rng, rng.uniform(60, 400), rng.uniform(380, 500), rng.uniform(70, 90), rng.uniform(36, 56), ink, [who['name'], f'No. {rng.integers(10**6, 10**9)}', who['issued']][: int(rng.integers(1, 4))])
    if rng.random() < 0.5:
        x = 500
        while x < WIDTH - 80:
            w = int(rng.integers(2, 12))
            draw.rectangle([x, 640, x + w, 760], fill=(10, 10, 10))
            x += w + int(rng.integers(3, 12))


def _student(image, draw, rng, who, ink, faces):
    _text(draw, rng, WIDTH / 2, 70, _pick(rng, ['KARTU PELAJAR', 'KARTU TANDA MAHASISWA', 'UNIVERSITAS CONTOH', 'KARTU PEGAWAI', 'SMA NEGERI CONTOH']), rng.uniform(46, 64), ink, True, 'mm')
    _text(draw, rng, WIDTH / 2, 140, _pick(rng, ['KABUPATEN CONTOH', 'FAKULTAS TEKNIK', 'PROVINSI CONTOH', '']), rng.uniform(34, 46), ink, False, 'mm')
    side = rng.random() < 0.7
    _photo(image, rng, faces, 60 if side else WIDTH - 340, rng.uniform(210, 300), rng.uniform(220, 280), rng.uniform(280, 360))
    _lines(draw, rng, 390 if side else 60, rng.uniform(230, 280), rng.uniform(60, 80), rng.uniform(32, 44), ink, [f'Nama : {who["name"]}', f'NIS : {rng.integers(10**6, 10**8)}', f'Lahir : {who["born"]}', who['street'], who['faith']][: int(rng.integers(2, 6))])


def _health(image, draw, rng, who, ink, faces):
    _text(draw, rng, rng.uniform(50, 500), rng.uniform(60, 110), _pick(rng, ['Kartu Indonesia Sehat', 'BPJS Contoh', 'KARTU BEROBAT', 'JAMINAN KESEHATAN']), rng.uniform(54, 80), ink, True)
    _lines(draw, rng, rng.uniform(50, 120), rng.uniform(240, 340), rng.uniform(58, 78), rng.uniform(34, 46), ink, [f'Nomor Kartu : 000{rng.integers(10**9, 10**10 - 1)}', f'Nama : {who["name"]}', f'Alamat : {who["street"]}', f'Tanggal Lahir : {who["born"]}', f'NIK : {who["nik"]}', 'Faskes Tingkat I : CONTOH'][: int(rng.integers(3, 7))])


def _foreign(image, draw, rng, who, ink, faces):
    _text(draw, rng, rng.uniform(60, 500), rng.uniform(50, 100), _pick(rng, ['IDENTITY CARD', 'REPUBLIC OF NOWHERE', 'CARTE D IDENTITE', 'NATIONAL ID', 'PERSONALAUSWEIS', 'MYKAD']), rng.uniform(44, 66), ink, True)
    side = rng.random() < 0.75
    _photo(image, rng, faces, rng.uniform(40, 90) if side else WIDTH - 360, rng.uniform(150, 260), rng.uniform(230, 330), rng.uniform(300, 420))
    x = rng.uniform(400, 470) if side else rng.uniform(50, 120)
    for i, (label, value) in enumerate([('Surname', who['name'].split()[-1]), ('Given names', who['name'].split()[0]), ('Sex', who['sex'][0]), ('Date of birth', who['born']), ('Nationality', 'XXX'), ('Document No.', f'{rng.integers(10**7, 10**9)}')][: int(rng.integers(3, 7))]):
        y = 190 + i * rng.uniform(80, 95)
        _text(draw, rng, x, y, label, rng.uniform(20, 28), ink)
        _text(draw, rng, x, y + 36, value, rng.uniform(34, 46), ink, True)


def _passport(image, draw, rng, who, ink, faces):
    _foreign(image, draw, rng, who, ink, faces)
    face = fonts.font('opentype/ocr-b/OCRB.otf', rng.uniform(46, 58))
    for i in range(2):
        draw.text((40, 690 + i * 62), ('P<XXX' + who['name'].replace(' ', '<') + '<' * 44)[:36], font=face, fill=(20, 20, 20), anchor='lm')


def _plain(image, draw, rng, who, ink, faces):
    if rng.random() < 0.6:
        _text(draw, rng, WIDTH / 2, HEIGHT * rng.uniform(0.3, 0.7), _pick(rng, ['e-Ombak', 'TOL', 'GYM', 'HOTEL 214', 'AKSES']), rng.uniform(90, 220), ink, True, 'mm')
