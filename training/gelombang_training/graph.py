"""
Small nets as lists of operations: what is trained here is, operation by operation, what packages/photo-check runs.

A Builder writes the list; GraphNet trains it (with batch normalisation); export.py folds, quantises and packs it.
"""
import torch
from torch import nn
from torch.nn import functional as F


class Builder:
    def __init__(self, channels):
        self.ops, self.channels, self.outputs = [], [channels], {}

    def _add(self, op, channels):
        self.ops.append(op)
        self.channels.append(channels)
        return len(self.ops)

    def conv(self, x, cout, k=1, stride=1, relu=True, bn=True):
        stride = [stride, stride] if isinstance(stride, int) else list(stride)
        return self._add({'op': 'conv', 'in': [x], 'k': k, 'stride': stride, 'cin': self.channels[x], 'cout': cout, 'relu': relu, 'bn': bn}, cout)

    def dw(self, x, k=3, stride=1, relu=True):
        stride = [stride, stride] if isinstance(stride, int) else list(stride)
        return self._add({'op': 'dwconv', 'in': [x], 'k': k, 'stride': stride, 'c': self.channels[x], 'relu': relu, 'bn': True}, self.channels[x])

    def add(self, a, b, relu=False):
        return self._add({'op': 'add', 'in': [a, b], 'relu': relu}, self.channels[a])

    def up(self, x):
        return self._add({'op': 'up2', 'in': [x]}, self.channels[x])

    def mean(self, x, rows=False):
        return self._add({'op': 'meanrows' if rows else 'mean', 'in': [x]}, self.channels[x])

    def down(self, x, cout, k=3, stride=2):
        return self.conv(self.dw(x, k, stride), cout)

    def block(self, x, k=3):
        return self.add(x, self.conv(self.dw(x, k), self.channels[x]))

    def head(self, x, cout):
        return self.conv(x, cout, relu=False, bn=False)


class GraphNet(nn.Module):
    def __init__(self, builder):
        super().__init__()
        self.ops, self.outputs = builder.ops, builder.outputs
        self.convs, self.norms = nn.ModuleDict(), nn.ModuleDict()
        for i, op in enumerate(self.ops):
            if op['op'] not in ('conv', 'dwconv'):
                continue
            cin, cout, groups = (op['cin'], op['cout'], 1) if op['op'] == 'conv' else (op['c'], op['c'], op['c'])
            self.convs[str(i)] = nn.Conv2d(cin, cout, op['k'], op['stride'], op['k'] // 2, groups=groups, bias=not op['bn'])
            if op['bn']:
                self.norms[str(i)] = nn.BatchNorm2d(cout)

    def apply_op(self, i, tensors):
        """The result of operation `i`, from those before it."""
        op = self.ops[i]
        a, kind = tensors[op['in'][0]], op['op']
        if kind in ('conv', 'dwconv'):
            y = self.convs[str(i)](a)
            y = self.norms[str(i)](y) if op['bn'] else y
            return F.relu(y) if op['relu'] else y
        if kind == 'add':
            y = a + tensors[op['in'][1]]
            return F.relu(y) if op['relu'] else y
        if kind == 'up2':
            return F.interpolate(a, scale_factor=2, mode='nearest')
        if kind in ('mean', 'meanrows'):
            return a.mean((2, 3) if kind == 'mean' else 2, keepdim=True)
        raise ValueError(f'unknown operation {kind}')

    def forward(self, x):
        tensors = [x]
        for i in range(len(self.ops)):
            tensors.append(self.apply_op(i, tensors))
        return {name: tensors[index] for name, index in self.outputs.items()}


def parameters(net):
    return sum(p.numel() for p in net.parameters())
