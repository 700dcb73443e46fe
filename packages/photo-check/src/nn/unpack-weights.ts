/**
 * Weights from a packed model, dequantised once and laid out as the kernels read them: for each block of output
 * channels (8, the last of 4; depthwise always 4) the biases, then for each tap the block's weights.
 */
import { decodeBase64 } from './base64.ts';
import { hasWeights, modelFault, weightShape, type PackedModel, type WeightedOp } from './packed-model.ts';
import { paddedChannels } from './tensor-memory.ts';

/** By op; undefined for ops without weights. */
export function unpackWeights(model: PackedModel): readonly (Float32Array | undefined)[] {
  const bytes = bytesOf(model);
  const wanted = model.ops.reduce((total, op) => total + (hasWeights(op) ? packedBytes(op) : 0), 0);
  if (bytes.length !== wanted)
    throw modelFault(model, `holds ${bytes.length} bytes of weights, its ops need ${wanted}`);
  let at = 0;
  return model.ops.map((op) => {
    if (!hasWeights(op)) return undefined;
    const packed = bytes.subarray(at, (at += packedBytes(op)));
    return blockWeights(packed, op);
  });
}

function bytesOf(model: PackedModel): Uint8Array {
  try {
    return decodeBase64(model.weights);
  } catch (error) {
    throw modelFault(model, `its weights are no base64: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function packedBytes(op: WeightedOp): number {
  const { cout, taps } = weightShape(op);
  return cout * (8 + taps);
}

function blockWeights(packed: Uint8Array, op: WeightedOp): Float32Array {
  const { cout, taps } = weightShape(op);
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  const channels = paddedChannels(cout);
  const blocked = new Float32Array(channels * (taps + 1));
  for (let c = 0; c < cout; c++) {
    const { start, width } = blockOf(c, channels, taps, op.op === 'conv' ? 8 : 4);
    const scale = view.getFloat32(c * 4, true);
    blocked[start] = view.getFloat32((cout + c) * 4, true);
    for (let t = 0; t < taps; t++) {
      blocked[start + (t + 1) * width] = view.getInt8(cout * 8 + c * taps + t) * scale;
    }
  }
  return blocked;
}

/** Where channel `c` begins inside its block, and how far one tap is from the next. */
function blockOf(c: number, channels: number, taps: number, widest: number) {
  const block = c - (c % widest);
  return { start: block * (taps + 1) + (c - block), width: Math.min(widest, channels - block) };
}
