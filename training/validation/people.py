"""People who do not exist: province code 00, or a real regency with kecamatan 00, which no one has."""
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

REGIONS = [
    ("0001", "PROVINSI SPESIMEN", "KABUPATEN CONTOH", "CONTOH"),
    ("0002", "PROVINSI SPESIMEN", "KABUPATEN UJI COBA", "UJI COBA"),
    ("0071", "PROVINSI SPESIMEN", "KOTA PERCONTOHAN", "PERCONTOHAN"),
    ("0073", "PROVINSI NUSA CONTOH", "KOTA MEKAR RAYA", "MEKAR RAYA"),
    ("0005", "PROVINSI NUSA CONTOH", "KABUPATEN BUKIT UJI SELATAN", "BUKIT UJI"),
    ("3173", "PROVINSI DKI JAKARTA", "JAKARTA BARAT", "JAKARTA"),
    ("3578", "PROVINSI JAWA TIMUR", "KOTA SURABAYA", "SURABAYA"),
    ("1271", "PROVINSI SUMATERA UTARA", "KOTA MEDAN", "MEDAN"),
    ("7371", "PROVINSI SULAWESI SELATAN", "KOTA MAKASSAR", "MAKASSAR"),
    ("5103", "PROVINSI BALI", "KABUPATEN BADUNG", "BADUNG"),
    ("3404", "PROVINSI DAERAH ISTIMEWA YOGYAKARTA", "KABUPATEN SLEMAN", "SLEMAN"),
]
WOMEN = "SRI DEWI RATNA AYU INTAN WULAN FITRI LESTARI MEGA PUSPITA YULIA NUR KARTIKA NI-LUH MARIA SITI".split()
MEN = "BUDI AGUS JOKO DWI EKO RIZKI HENDRA WAYAN YUSUF BAYU ARIF DIMAS SURYA FAJAR MUHAMMAD PETRUS".split()
LAST = "SANTOSO WIJAYA LESTARI SIREGAR PUTRA PUTRI HARAHAP NUGROHO SAPUTRA RAHAYU SIMANJUNTAK TANJUNG KUSUMA WATI".split()
STREETS = "MELATI KENANGA CONTOH-RAYA MAWAR-III UJI-COBA-2 FLAMBOYAN PERCOBAAN ANGGREK-BARAT CEMARA".split()
VILLAGES = "SUKAMAJU MEKARSARI CONTOHREJO KARANGUJI TANJUNG-SPESIMEN SIDOMULYO WATES BINTARA".split()
FAITHS = "ISLAM ISLAM ISLAM KRISTEN KATHOLIK HINDU BUDDHA".split()
STATES = ["BELUM KAWIN", "KAWIN", "CERAI HIDUP", "CERAI MATI"]
JOBS = [
    "KARYAWAN SWASTA", "WIRASWASTA", "MENGURUS RUMAH TANGGA", "PELAJAR/MAHASISWA", "BURUH HARIAN LEPAS",
    "PETANI/PEKEBUN", "BELUM/TIDAK BEKERJA", "PEGAWAI NEGERI SIPIL", "NELAYAN/PERIKANAN", "GURU",
]


@dataclass(frozen=True)
class Person:
    nik: str
    is_woman: bool
    born: date
    province: str
    regency: str
    town: str
    is_real_region: bool
    rows: tuple[tuple[str, str], ...]
    blood: str
    issued: date


def make_person(rng: np.random.Generator, is_woman: bool) -> Person:
    code, province, regency, town = REGIONS[rng.integers(len(REGIONS)) if rng.random() < 0.4 else rng.integers(5)]
    born = date(1958, 1, 1) + timedelta(days=int(rng.integers(0, 365 * 49)))
    kecamatan = "00" if code[0] != "0" else f"{rng.integers(1, 40):02d}"
    day = born.day + (40 if is_woman else 0)
    nik = f"{code}{kecamatan}{day:02d}{born:%m%y}{rng.integers(1, 10000):04d}"
    issued = date(2012, 1, 1) + timedelta(days=int(rng.integers(0, 365 * 13)))
    rows = _rows(rng, is_woman, born, town, issued)
    blood = str(rng.choice(["A", "B", "AB", "O", "-"]))
    return Person(nik, is_woman, born, province, regency, town, code[0] != "0", rows, blood, issued)


def _rows(rng: np.random.Generator, is_woman: bool, born: date, town: str, issued: date) -> tuple[tuple[str, str], ...]:
    def pick(words: list[str]) -> str:
        return str(rng.choice(words)).replace("-", " ")

    name = " ".join([pick(WOMEN if is_woman else MEN), *(pick(LAST) for _ in range(rng.integers(0, 3)))])
    for_life = rng.random() < 0.7
    until = "SEUMUR HIDUP" if for_life else f"{born.day:02d}-{born.month:02d}-{issued.year + 5}"
    return (
        ("Nama", name),
        ("Tempat/Tgl Lahir", f"{town}, {born:%d-%m-%Y}"),
        ("Jenis Kelamin", "PEREMPUAN" if is_woman else "LAKI-LAKI"),
        ("Alamat", f"{pick(['JL', 'DUSUN', 'KP', 'GG'])} {pick(STREETS)} NO {rng.integers(1, 200)}"),
        ("RT/RW", f"{rng.integers(1, 20):03d}/{rng.integers(1, 15):03d}"),
        ("Kel/Desa", pick(VILLAGES)),
        ("Kecamatan", pick(VILLAGES)),
        ("Agama", pick(FAITHS)),
        ("Status Perkawinan", str(rng.choice(STATES))),
        ("Pekerjaan", str(rng.choice(JOBS))),
        ("Kewarganegaraan", "WNI"),
        ("Berlaku Hingga", until),
    )
