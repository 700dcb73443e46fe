"""People who do not exist: province code 00 among real region codes, names made of parts."""
FIRST = ('ANDI BUDI CITRA DEWI EKA FITRI GALIH HESTI INDRA JOKO KARTIKA LESTARI MAYA NANDA OKTA PUTRI RANI SARI TONO UMI VINA WAHYU YUDI ZAHRA '
         'AGUS BAYU DIAN ENDANG FAJAR GITA HADI INTAN KURNIA LINA MUHAMMAD NUR RIZKI SITI SRI TRI WATI YANTI').split()
LAST = ('PERMANA WIJAYA NINGRUM SAMUDRA HIDAYAT SUSANTO PRATAMA LESTARI ANGGRAINI SAPUTRA KUSUMA RAHAYU SETIAWAN UTAMI SIREGAR HUTAPEA '
        'MARPAUNG NASUTION TANJUNG SIMBOLON WIDODO SANTOSO HANDAYANI MAHARANI FIRMANSYAH GUNAWAN').split()
PROVINCES = ['CONTOH', 'JAWA BARAT', 'JAWA TENGAH', 'SUMATERA UTARA', 'DKI JAKARTA', 'NUSA TENGGARA TIMUR', 'KALIMANTAN SELATAN', 'SULAWESI SELATAN', 'PAPUA', 'BALI', 'RIAU', 'D.I. YOGYAKARTA']
PLACES = ['CONTOH', 'SUKACONTOH', 'BANDUNG', 'SLEMAN', 'DELI SERDANG', 'JAKARTA BARAT', 'KUPANG', 'BANJARMASIN', 'GOWA', 'JAYAPURA', 'BADUNG', 'KAMPAR', 'BATU', 'TANGERANG SELATAN', 'LOMBOK TENGAH']
STREETS = ['JL. CONTOH', 'KP. CONTOH', 'DUSUN SUKAMAJU', 'JL. MELATI', 'PERUM GRIYA CONTOH BLOK', 'GG. MAWAR', 'JL. RAYA CONTOH KM']
VILLAGES = ['SUKACONTOH', 'MEKARJAYA', 'TANJUNG SARI', 'KARANGANYAR', 'BANYUASIN', 'SIDOMULYO', 'PASIR PUTIH']
FAITHS = ['ISLAM', 'ISLAM', 'KRISTEN', 'KATHOLIK', 'HINDU', 'BUDHA', 'KEPERCAYAAN THD TYME']
MARITAL = ['KAWIN', 'BELUM KAWIN', 'CERAI HIDUP', 'CERAI MATI']
JOBS = ['WIRASWASTA', 'KARYAWAN SWASTA', 'PETANI/PEKEBUN', 'BELUM/TIDAK BEKERJA', 'MENGURUS RUMAH TANGGA', 'PELAJAR/MAHASISWA', 'BURUH HARIAN LEPAS', 'GURU', 'PEDAGANG', 'NELAYAN/PERIKANAN']


def _pick(rng, options):
    return options[int(rng.integers(len(options)))]


def nik(rng, day, month, year, is_woman):
    province = '00' if rng.random() < 0.5 else f'{int(rng.integers(11, 95)):02d}'
    area = f'{int(rng.integers(1, 80)):02d}{int(rng.integers(1, 40)):02d}'
    return f'{province}{area}{day + (40 if is_woman else 0):02d}{month:02d}{year % 100:02d}{int(rng.integers(1, 10000)):04d}'


def person(rng):
    day, month, year = int(rng.integers(1, 29)), int(rng.integers(1, 13)), int(rng.integers(1945, 2008))
    is_woman = bool(rng.random() < 0.5)
    words = [_pick(rng, FIRST) for _ in range(int(rng.integers(1, 3)))] + [_pick(rng, LAST)]
    # Some readers learn dates by heart; a share of the numbers is any sixteen digits.
    number = nik(rng, day, month, year, is_woman) if rng.random() < 0.6 else ''.join(str(d) for d in rng.integers(0, 10, 16))
    return {
        'nik': number, 'name': ' '.join(words), 'place': _pick(rng, PLACES), 'born': f'{day:02d}-{month:02d}-{year}', 'year': year,
        'sex': 'PEREMPUAN' if is_woman else 'LAKI-LAKI', 'is_woman': is_woman, 'blood': _pick(rng, ['A', 'B', 'O', 'AB', '-']),
        'street': f'{_pick(rng, STREETS)} {_pick(rng, ["NO.", "NO", ""])} {int(rng.integers(1, 200))}',
        'rt': f'{int(rng.integers(1, 20)):03d}/{int(rng.integers(1, 20)):03d}', 'village': _pick(rng, VILLAGES), 'district': _pick(rng, PLACES + VILLAGES),
        'faith': _pick(rng, FAITHS), 'marital': _pick(rng, MARITAL), 'job': _pick(rng, JOBS), 'nationality': 'WNI',
        'until': 'SEUMUR HIDUP' if rng.random() < 0.8 else f'{day:02d}-{month:02d}-{int(rng.integers(2017, 2031))}',
        'province': _pick(rng, PROVINCES), 'regency': ('KOTA ' if rng.random() < 0.45 else 'KABUPATEN ') + _pick(rng, PLACES),
        'issued': f'{int(rng.integers(1, 29)):02d}-{int(rng.integers(1, 13)):02d}-{int(rng.integers(2011, 2027))}',
    }
