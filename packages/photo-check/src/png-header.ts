/**
 * A walk over a PNG's chunks, without inflating anything: size, chunk counts,
 * animation, and whether the file reaches its end.
 */
import type { DamageReason } from './finding.ts';

export type PngHeader = Readonly<{
  damage: DamageReason | null;
  width: number;
  height: number;
  isInterlaced: boolean;
  chunks: number;
  ancillaryBytes: number;
}>;

export type PngLimits = Readonly<{ maxChunks: number; maxAncillaryBytes: number }>;

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** What a decoder needs; everything else can hide bombs and private data. */
const ESSENTIAL = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND']);

export function walkPng(bytes: Uint8Array, limits: PngLimits): PngHeader {
  const header = {
    damage: null as DamageReason | null,
    width: 0,
    height: 0,
    isInterlaced: false,
    chunks: 0,
    ancillaryBytes: 0,
  };
  const stop = (damage: DamageReason): PngHeader => ({ ...header, damage });
  if (!SIGNATURE.every((byte, i) => bytes[i] === byte)) return stop(bytes.length < 8 ? 'truncated' : 'header');

  let hasData = false;
  for (const chunk of chunksOf(bytes)) {
    if (chunk.isCut) return stop('truncated');
    if (++header.chunks > limits.maxChunks) return stop('too-many-chunks');
    if (header.chunks === 1) {
      if (chunk.type !== 'IHDR' || chunk.length !== 13 || !hasRightCrc(bytes, chunk)) return stop('header');
      header.width = uint32(bytes, chunk.dataAt);
      header.height = uint32(bytes, chunk.dataAt + 4);
      header.isInterlaced = bytes[chunk.dataAt + 12] === 1;
    }
    if (chunk.type === 'acTL' || chunk.type === 'fdAT') return stop('animated');
    if (chunk.type === 'IDAT') hasData = true;
    if (!ESSENTIAL.has(chunk.type)) header.ancillaryBytes += chunk.length;
    if (header.ancillaryBytes > limits.maxAncillaryBytes) return stop('too-much-metadata');
    if (chunk.type === 'IEND') return hasData ? header : stop('header');
  }
  return stop('truncated');
}

/** The same image with nothing but what a decoder needs: no text, no profile, nothing after its end. */
export function essentialPng(bytes: Uint8Array): Uint8Array {
  const parts = [bytes.subarray(0, 8)];
  for (const chunk of chunksOf(bytes)) {
    if (chunk.isCut) break;
    if (ESSENTIAL.has(chunk.type)) parts.push(bytes.subarray(chunk.dataAt - 8, chunk.dataAt + chunk.length + 4));
    if (chunk.type === 'IEND') break;
  }
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

type Chunk = Readonly<{ type: string; dataAt: number; length: number; isCut: boolean }>;

function* chunksOf(bytes: Uint8Array): Generator<Chunk> {
  let at = 8;
  while (at < bytes.length) {
    if (at + 12 > bytes.length) {
      yield { type: '', dataAt: at, length: 0, isCut: true };
      return;
    }
    const length = uint32(bytes, at);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const end = at + 12 + length;
    yield { type, dataAt: at + 8, length, isCut: end > bytes.length };
    at = end;
  }
}

function uint32(bytes: Uint8Array, at: number): number {
  return ((bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!) >>> 0;
}

function hasRightCrc(bytes: Uint8Array, chunk: Chunk): boolean {
  let crc = 0xffffffff;
  for (let i = chunk.dataAt - 4; i < chunk.dataAt + chunk.length; i++) {
    crc ^= bytes[i]!;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0 === uint32(bytes, chunk.dataAt + chunk.length);
}
