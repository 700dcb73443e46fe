"""The four nets. Sizes in the comments are of the input each was drawn for."""
from .graph import Builder, GraphNet

LOCATOR_SIDE, LOCATOR_CONTENT = 192, 152
STRIP_W, STRIP_H = 400, 80
#: the strip the NIK is read from, mm on the card
STRIP_MM = (2.0, 6.8, 70.0, 20.4)
NORMAL = ([0.45, 0.45, 0.45], [4.0, 4.0, 4.0])


def locator():
    """192 x 192: four corner heat maps and the card's mask at 48 x 48; is there a card, are there several, is it on a screen."""
    b = Builder(3)
    x = b.conv(0, 12, 3, 2)
    e1 = b.block(b.down(x, 24))  # 48
    e2 = b.block(b.block(b.down(e1, 40)))  # 24
    e3 = b.block(b.block(b.down(e2, 64)))  # 12
    e4 = b.block(b.block(b.down(e3, 96), 5), 5)  # 6
    b.outputs['scene'] = b.head(b.conv(b.mean(e4), 32), 3)
    d3 = b.block(b.add(b.up(b.conv(e4, 64)), e3))
    d2 = b.block(b.add(b.up(b.conv(d3, 40)), e2))
    d1 = b.block(b.block(b.add(b.up(b.conv(d2, 24)), e1)))
    b.outputs['heat'] = b.head(d1, 5)
    return GraphNet(b)


def judge():
    """256 x 176, the card laid flat: what it is, whether a copy, upside down, covered and burnt-out cells, nearer corners, blur."""
    b = Builder(3)
    x = b.conv(0, 12, 3, 2)  # 128 x 88
    x = b.block(b.down(x, 24))  # 64 x 44
    near = b.block(b.block(b.down(x, 48)))  # 32 x 22
    b.outputs['offsets'] = b.head(b.conv(b.dw(near, 5), 32), 2)
    far = b.block(b.block(b.down(near, 64)))  # 16 x 11, doubled again for the maps
    b.outputs['maps'] = b.head(b.block(b.add(near, b.up(b.conv(far, 48)))), 2)
    x = b.block(b.block(b.down(far, 96), 5), 5)  # 8 x 6
    x = b.conv(b.mean(x), 48)
    b.outputs['whole'] = b.head(x, 9)  # kind 3, copy 4, upside down 1, blur 1
    return GraphNet(b)


def texture():
    """512 x 64: eight squares of unscaled photo pixels, one under another: copy 4, blur 1."""
    b = Builder(3)
    x = b.conv(0, 12, 3, 2)
    x = b.block(b.down(x, 24))
    x = b.block(b.down(x, 40))
    x = b.conv(b.dw(x, 3, 2), 64)
    b.outputs['texture'] = b.head(b.conv(b.mean(x), 32), 5)
    return GraphNet(b)


def reader():
    """400 x 80, one channel: eleven scores (digits, blank) at each of 100 steps."""
    b = Builder(1)
    x = b.conv(0, 12, 3, 2)  # 200 x 40
    x = b.down(x, 24)  # 100 x 20
    x = b.block(x)
    x = b.block(b.down(x, 36, 3, (2, 1)))  # 100 x 10
    x = b.block(b.down(x, 48, 3, (2, 1)))  # 100 x 5
    x = b.block(x)
    x = b.mean(x, rows=True)
    x = b.block(x, 5)
    b.outputs['digits'] = b.head(x, 11)
    return GraphNet(b)
