"""Fonts of Debian's packages, by role. Validation uses others (training/validation)."""
from functools import lru_cache
from pathlib import Path

from PIL import ImageFont

ROOT = Path('/usr/share/fonts')
SANS = [
    'truetype/liberation/LiberationSans-Regular.ttf', 'truetype/liberation/LiberationSansNarrow-Regular.ttf',
    'truetype/croscore/Arimo-Regular.ttf', 'truetype/crosextra/Carlito-Regular.ttf', 'truetype/lato/Lato-Medium.ttf',
    'truetype/open-sans/OpenSans-Regular.ttf', 'opentype/cantarell/Cantarell-Regular.otf',
    'truetype/open-sans/OpenSans-Semibold.ttf', 'truetype/liberation/LiberationSansNarrow-Bold.ttf',
]
BOLD = [
    'truetype/liberation/LiberationSans-Bold.ttf', 'truetype/liberation/LiberationSansNarrow-Bold.ttf',
    'truetype/croscore/Arimo-Bold.ttf', 'truetype/crosextra/Carlito-Bold.ttf', 'truetype/lato/Lato-Bold.ttf',
    'truetype/open-sans/OpenSans-Bold.ttf', 'opentype/cantarell/Cantarell-Bold.otf',
]
NIK = [
    'truetype/ocr-a/OCRA.ttf', 'truetype/ocr-a/OCRA.ttf', 'truetype/ocr-a/OCRABold.ttf', 'truetype/ocr-a/OCRACondensed.ttf',
    'opentype/ocr-b/OCRB.otf', 'opentype/ocr-b/OCRB.otf', 'opentype/ocr-b/OCRBL.otf',
    'truetype/liberation/LiberationMono-Regular.ttf', 'truetype/liberation/LiberationMono-Bold.ttf',
    'truetype/croscore/Cousine-Regular.ttf', 'truetype/croscore/Cousine-Bold.ttf', 'truetype/hack/Hack-Regular.ttf',
    'truetype/hack/Hack-Bold.ttf', 'truetype/inconsolata/Inconsolata.otf', 'truetype/liberation/LiberationSans-Bold.ttf',
    'truetype/croscore/Arimo-Bold.ttf', 'truetype/croscore/Arimo-Regular.ttf', 'truetype/crosextra/Carlito-Bold.ttf',
]
SERIF = ['truetype/liberation/LiberationSerif-Regular.ttf', 'truetype/croscore/Tinos-Regular.ttf', 'truetype/croscore/Tinos-Bold.ttf']


@lru_cache(maxsize=4000)
def font(name, size):
    """`size` in whole pixels."""
    return ImageFont.truetype(str(ROOT / name), max(4, int(size)))
