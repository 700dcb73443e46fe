"""Cards that are not a KTP: drawn here, of no real issuer's exact design and of nobody."""
import numpy as np

from .card import PX_PER_MM, SIZE, WIDTH_MM, Card, Pen, scribble
from .people import make_person
from .portraits import choose, on_ground
from .tone import smooth_noise

WHITE, BLACK = (250, 250, 250), (24, 24, 24)


def draw_other(rng: np.random.Generator) -> Card:
    make = MAKERS[int(rng.integers(len(MAKERS)))]
    return make(rng)


def _ramp(rng, first, second) -> np.ndarray:
    width, height = SIZE
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    angle = rng.uniform(0, np.pi)
    share = (x / width * np.cos(angle) + y / height * np.sin(angle)) % 1.0
    if rng.random() < 0.5:
        share = 0.5 + 0.5 * np.sin(share * np.pi * 2)
    share = np.clip(share + 0.15 * smooth_noise(rng, width, height, 300), 0, 1)[..., None]
    return (np.array(first) * (1 - share) + np.array(second) * share).clip(0, 255).astype(np.uint8)


def _band(texture: np.ndarray, y0: float, y1: float, colour) -> np.ndarray:
    texture[round(y0 * PX_PER_MM) : round(y1 * PX_PER_MM)] = colour
    return texture


def _portrait(rng, pen: Pen, box, ground) -> None:
    x, y, w, h = box
    size = (round(w * PX_PER_MM), round(h * PX_PER_MM))
    pen.paste(on_ground(rng, choose(rng, bool(rng.integers(2)), False), ground, size), (x, y))


def _rows(pen: Pen, rows, at, pitch, face, cap, ink=BLACK) -> None:
    for number, text in enumerate(rows):
        pen.write((at[0], at[1] + number * pitch), text, face, cap, ink)


def _digits(rng, groups) -> str:
    return " ".join("".join(str(d) for d in rng.integers(0, 10, n)) for n in groups)


def _name(rng) -> str:
    return make_person(rng, bool(rng.integers(2))).rows[0][1]


def bank_card(rng) -> Card:
    first, second = rng.uniform(10, 230, 3), rng.uniform(10, 230, 3)
    pen = Pen(_ramp(rng, first, second))
    ink = WHITE if (first + second).mean() / 2 < 150 else BLACK
    pen.write((6, 10), str(rng.choice(["BANK CONTOH", "Bank Nusa Uji", "Mekar Pay"])), "OpenSans-Bold.ttf", 3.2, ink)
    pen.write((6, 33), _digits(rng, (4, 4, 4, 4)), "OCRB.otf", 3.1, ink, squeeze=1.1)
    pen.write((6, 47), _name(rng), "NotoSans-Regular.ttf", 2.0, ink)
    pen.write((46, 40), "VALID THRU 09/29", "NotoSans-Regular.ttf", 1.4, ink)
    x, y = 8 * PX_PER_MM, 15 * PX_PER_MM
    pen.canvas.rounded_rectangle((x, y, x + 230, y + 180), 30, fill=(214, 184, 110), outline=(120, 96, 40), width=4)
    for line in (60, 120):
        pen.canvas.line((x, y + line, x + 230, y + line), fill=(120, 96, 40), width=4)
    for offset, colour in ((0, (220, 50, 40)), (150, (240, 170, 40))):
        pen.canvas.ellipse((1360 + offset, 830, 1580 + offset, 1050), fill=colour)
    return Card(pen.result(), "bank-card")


def driving_licence(rng) -> Card:
    texture = _ramp(rng, (236, 226, 214), (214, 206, 236))
    pen = Pen(_band(texture, 0, 9, (70, 40, 30) if rng.random() < 0.5 else (40, 40, 150)))
    pen.write((WIDTH_MM / 2, 6.2), "INDONESIA · SURAT IZIN MENGEMUDI", "Arimo-Bold.ttf", 2.4, WHITE, anchor="ms")
    pen.write((76, 16), str(rng.choice(["A", "C", "B1"])), "Arimo-Bold.ttf", 6, BLACK)
    rows = [f"1. {_name(rng)}", "2. CONTOH, 01-02-1990", "3. O - PRIA", "4. JL UJI COBA 12", "    MEKAR RAYA", "5. KARYAWAN SWASTA", "6. SPESIMEN"]
    _rows(pen, rows, (30, 16), 4.4, "Arimo-Regular.ttf", 1.8)
    _portrait(rng, pen, (4, 13, 22, 28), (180, 90, 30))
    pen.write((30, 50), _digits(rng, (4, 4, 6)), "OCRB.otf", 2.2, BLACK)
    return Card(pen.result(), "driving-licence")


def tax_card(rng) -> Card:
    texture = _ramp(rng, (190, 150, 60), (216, 200, 120))
    pen = Pen(_band(texture, 0, 12, (60, 190, 240)))
    pen.write((20, 5.4), "KEMENTERIAN KEUANGAN (CONTOH)", "Carlito-Bold.ttf", 1.9, BLACK)
    pen.write((20, 9.4), "DIREKTORAT JENDERAL PAJAK", "Carlito-Bold.ttf", 1.9, BLACK)
    pen.write((6, 22), "NPWP : 00.000." + _digits(rng, (3,)) + ".0-000.000", "Carlito-Bold.ttf", 2.7, BLACK)
    _rows(pen, [_name(rng), "NIK : " + make_person(rng, True).nik, "JL CONTOH RAYA NO 8", "KOTA PERCONTOHAN"], (6, 29), 4.6, "Carlito-Regular.ttf", 1.9)
    return Card(pen.result(), "npwp")


def student_card(rng) -> Card:
    colour = rng.uniform(30, 200, 3)
    texture = _band(np.full((SIZE[1], SIZE[0], 3), 246, np.uint8), 0, 14, colour)
    texture = _band(texture, 49, 54, colour)
    pen = Pen(texture)
    pen.write((22, 6.5), str(rng.choice(["UNIVERSITAS CONTOH", "SMK NEGERI UJI 1", "POLITEKNIK SPESIMEN"])), "OpenSans-Bold.ttf", 2.8, WHITE)
    pen.write((22, 11), "KARTU TANDA MAHASISWA", "OpenSans-Regular.ttf", 1.9, WHITE)
    left = 6 if rng.random() < 0.5 else 62
    _portrait(rng, pen, (left, 18, 18, 24), (60, 40, 200) if rng.random() < 0.5 else (200, 120, 40))
    text_x = 28 if left == 6 else 6
    _rows(pen, [_name(rng), "NIM " + _digits(rng, (10,)), "Teknik Informatika", "Berlaku s.d. 2028"], (text_x, 22), 5.4, "OpenSans-Regular.ttf", 2.2)
    return Card(pen.result(), "student-card")


def health_card(rng) -> Card:
    texture = _ramp(rng, (240, 246, 240), (196, 226, 170))
    pen = Pen(_band(texture, 0, 11, (96, 150, 20)))
    pen.write((6, 7.4), "KARTU INDONESIA SEHAT (CONTOH)", "Cantarell-Bold.otf", 2.7, WHITE)
    rows = ["Nomor Kartu  : " + _digits(rng, (13,)), "Nama            : " + _name(rng), "Alamat          : DUSUN UJI NO 3", "Tgl Lahir       : 02-03-1988"]
    rows += ["NIK               : " + make_person(rng, False).nik, "Faskes Tk I   : PUSKESMAS CONTOH"]
    _rows(pen, rows, (6, 18), 5, "Cantarell-Regular.otf", 1.9)
    return Card(pen.result(), "health-card")


def foreign_id(rng) -> Card:
    tones = [((226, 214, 236), (206, 232, 230)), ((238, 222, 206), (206, 214, 240)), ((214, 236, 214), (232, 232, 206))]
    pen = Pen(_ramp(rng, *tones[int(rng.integers(3))]))
    country = str(rng.choice(["REPUBLIC OF UTOPIA", "KINGDOM OF SPECIMEN", "REPUBLIKA TESTOVA"]))
    pen.write((4, 5.6), country, "Tinos-Bold.ttf", 2.2, (40, 40, 90))
    pen.write((4, 9.4), "IDENTITY CARD / CARTE D'IDENTITE", "Tinos-Regular.ttf", 1.7, (40, 40, 90))
    _portrait(rng, pen, (4, 12, 24, 31), (216, 214, 212))
    rows = ["Surname", "SPECIMEN", "Given names", _name(rng).split()[0], "Date of birth   01 FEB 1991", "Document No   " + _digits(rng, (9,)), "Expiry   30 JUN 2031"]
    _rows(pen, rows, (32, 15), 4.6, "Tinos-Regular.ttf", 1.8)
    texture = pen.result()
    scribble(rng, texture, (33, 44, 58, 51), (60, 30, 30))
    return Card(texture, "foreign-id")


def phone_sim_frame(rng) -> Card:
    """The credit-card frame a phone's SIM is broken out of."""
    colour = [(40, 40, 220), (30, 160, 250), (160, 60, 30), (240, 240, 240)][int(rng.integers(4))]
    pen = Pen(_ramp(rng, colour, np.array(colour) * 0.8))
    ink = BLACK if min(colour) > 200 else WHITE
    pen.write((6, 12), str(rng.choice(["SELULER CONTOH", "uji.cell", "KartuPerdana"])), "Cantarell-Bold.otf", 4, ink)
    pen.write((6, 46), _digits(rng, (4, 4, 4, 4, 3)), "Cousine-Regular.ttf", 1.8, ink)
    x, y = 56 * PX_PER_MM, 17 * PX_PER_MM
    pen.canvas.rounded_rectangle((x, y, x + 480, y + 300), 30, outline=(90, 90, 90), width=5)
    pen.canvas.rounded_rectangle((x + 60, y + 40, x + 260, y + 220), 20, fill=(210, 180, 100), outline=(110, 90, 40), width=4)
    return Card(pen.result(), "phone-sim")


def member_card(rng) -> Card:
    """Light blue with a portrait: the likest to a KTP of all."""
    pen = Pen(_ramp(rng, (236, 214, 180), (244, 232, 210)))
    pen.write((WIDTH_MM / 2, 7), str(rng.choice(["PERPUSTAKAAN DAERAH CONTOH", "KOPERASI KARYAWAN UJI", "KARTU PEGAWAI"])), "Hack-Bold.ttf", 2.4, (120, 30, 30), anchor="ms")
    pen.write((WIDTH_MM / 2, 11), "KARTU ANGGOTA", "Hack-Bold.ttf", 2.4, (120, 30, 30), anchor="ms")
    _portrait(rng, pen, (5, 16, 19, 25), (40, 30, 190))
    _rows(pen, ["No. Anggota : " + _digits(rng, (6,)), "Nama : " + _name(rng)[:16], "Bagian : Umum", "Berlaku : 31-12-2027"], (29, 21), 5.5, "DejaVuSans.ttf", 2.1)
    for bar in range(60):
        if rng.random() < 0.55:
            pen.canvas.rectangle((600 + bar * 13, 900, 600 + bar * 13 + int(rng.integers(3, 12)), 1020), fill=BLACK)
    return Card(pen.result(), "member-card")


MAKERS = (bank_card, driving_licence, tax_card, student_card, health_card, foreign_id, phone_sim_frame, member_card)


