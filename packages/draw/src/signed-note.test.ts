import { describe, expect, it } from 'vitest';
import { logSigner, policyOf, witnesses } from '../test/log-on-paper.ts';
import { bytesFrom } from '../test/made-up-wave.ts';
import vector from '../test/vectors/signed-note.json' with { type: 'json' };
import { cosignCheckpoint, parsePolicy, signCheckpoint, verifyCheckpoint, witnessedAt } from './checkpoint.ts';
import { LOG_KEY, WITNESS_KEY, makeNoteSigner, parseVkey, vkeyOf } from './note-key.ts';
import { addSignature, parseNote, signNote, verifyNote } from './signed-note.ts';

const parsed = parseVkey(vector.vkey);
if (!parsed.ok) throw new Error(parsed.error.code);
const { key } = parsed;
const time = 1_679_315_147;
const root = bytesFrom('root');
const checkpoint = signCheckpoint({ origin: logSigner.key.name, size: 7, root }, logSigner);
const cosigned = witnesses.reduce((note, witness, i) => cosignCheckpoint(note, witness, time + i), checkpoint);
const codeOf = (verdict: { ok: true } | { ok: false; error: { code: string } }) =>
  verdict.ok ? 'ok' : verdict.error.code;

describe('a vkey', () => {
  it('is read and written as C2SP writes it', () => {
    expect(key).toMatchObject({ name: 'example.com/foo', id: '530d903a', type: LOG_KEY });
    expect(vkeyOf(key)).toBe(vector.vkey);
  });

  it.each([
    ['', 'vkey-malformed'],
    ['example.com/foo', 'vkey-malformed'],
    [vector.vkey.slice(0, -4), 'vkey-malformed'],
    [vector.vkey.replace('530d903a', '530D903A'), 'vkey-malformed'],
    [vector.vkey.replace('example.com', 'exa mple.com'), 'vkey-malformed'],
    [vector.vkey.replace('530d903a', '530d903b'), 'vkey-id-wrong'],
    [vector.vkey.replace('example.com', 'example.org'), 'vkey-id-wrong'],
    [vector.vkey.replace('+Aek', '+Auk'), 'vkey-type-unknown'],
  ])('%j is refused: %s', (text, code) => {
    expect(codeOf(parseVkey(text))).toBe(code);
  });
});

describe('a signed note', () => {
  it('of C2SP verifies', () => {
    expect(verifyNote(vector.note, [key])).toMatchObject({ ok: true, text: 'This is an example message.\n' });
  });

  it('is written with several signatures, unknown ones ignored', () => {
    const second = makeNoteSigner('second.example', LOG_KEY, bytesFrom('second'));
    const note = signNote('a text\n\nof two parts\n', [logSigner, second]);
    expect(parseNote(note)).toMatchObject({ ok: true, note: { text: 'a text\n\nof two parts\n' } });
    expect(verifyNote(note, [logSigner.key, second.key])).toMatchObject({ ok: true, signatures: [{}, {}] });
    expect(verifyNote(note, [second.key])).toMatchObject({ ok: true, signatures: [{ key: second.key }] });
    expect(verifyNote(addSignature(note, witnesses[0]!, time), [witnesses[0]!.key])).toMatchObject({
      ok: true,
      signatures: [{ time }],
    });
  });

  it.each([
    ['a changed text', vector.note.replace('example', 'exemple'), 'note-signature-wrong'],
    ['a changed signature', vector.note.replace('Uw2QOkn', 'Uw2QOkm'), 'note-signature-wrong'],
    ['a signature cut short', vector.note.replace('eyaQM=\n', 'ey\n'), 'note-signature-wrong'],
    ['a signature of another key', vector.note.replace('Uw2Q', 'Uw2R'), 'note-unsigned'],
    ['another name', vector.note.replace('example.com/foo', 'example.com/bar'), 'note-unsigned'],
    ['no line end', vector.note.trimEnd(), 'note-malformed'],
    ['no signature', 'a text\n\n', 'note-malformed'],
    ['no empty line', 'a text\n', 'note-malformed'],
    ['a control character', vector.note.replace('This', '\tThis'), 'note-malformed'],
    ['a hyphen for the dash', vector.note.replace('—', '-'), 'note-malformed'],
    ['no base64', vector.note.replace('Uw2Q', 'Uw2!'), 'note-malformed'],
    ['a megabyte', 'a'.repeat(1 << 20), 'note-malformed'],
    ['ten thousand signatures', `a\n\n${'— a AAAAAAAA\n'.repeat(4000)}`, 'note-malformed'],
  ])('with %s is refused', (_, note, code) => {
    expect(codeOf(verifyNote(note, [key]))).toBe(code);
  });
});

describe('a checkpoint', () => {
  it('says origin, size and root, and whoever witnessed it', () => {
    expect(verifyCheckpoint(checkpoint, policyOf(0))).toMatchObject({
      ok: true,
      checkpoint: { origin: 'undian.example/log', size: 7, root, witnessed: [] },
    });
    const verdict = verifyCheckpoint(cosigned, policyOf(2));
    if (!verdict.ok) throw new Error(verdict.error.code);
    expect(verdict.checkpoint.witnessed).toEqual([
      { name: 'witness-1.example', time },
      { name: 'witness-2.example', time: time + 1 },
      { name: 'witness-3.example', time: time + 2 },
    ]);
    expect(witnessedAt(verdict.checkpoint, policyOf(2))).toBe(time + 1);
    expect(witnessedAt(verdict.checkpoint, policyOf(0))).toBeNull();
  });

  it('needs k of n witnesses, each counted once', () => {
    const once = cosignCheckpoint(checkpoint, witnesses[0]!, time);
    const twice = cosignCheckpoint(once, witnesses[0]!, time + 5);
    expect(verifyCheckpoint(once, policyOf(1)).ok).toBe(true);
    expect(verifyCheckpoint(twice, policyOf(2))).toEqual({
      ok: false,
      error: { code: 'too-few-witnesses', expected: 2, found: 1 },
    });
  });

  it('of which a witness’s time was changed is refused', () => {
    const lines = cosignCheckpoint(checkpoint, witnesses[0]!, time).split('\n');
    const other = cosignCheckpoint(checkpoint, witnesses[0]!, time + 1).split('\n');
    const mixed = Buffer.from(lines.at(-2)!.split(' ')[2]!, 'base64');
    Buffer.from(other.at(-2)!.split(' ')[2]!, 'base64').copy(mixed, 4, 4, 12);
    const forged = [...lines.slice(0, -2), `— witness-1.example ${mixed.toString('base64')}`, ''].join('\n');
    expect(codeOf(verifyCheckpoint(forged, policyOf(1)))).toBe('note-signature-wrong');
  });

  const signed = (text: string) => signNote(text, [logSigner]);
  const b64 = Buffer.from(root).toString('base64');
  it.each([
    ['of another log', signed(`other.example/log\n7\n${b64}\n`), 'other-origin'],
    ['with a size in other digits', signed(`undian.example/log\n07\n${b64}\n`), 'checkpoint-malformed'],
    ['with a size beyond all logs', signed(`undian.example/log\n9999999999\n${b64}\n`), 'checkpoint-malformed'],
    ['with half a root', signed(`undian.example/log\n7\n${b64.slice(0, 20)}\n`), 'checkpoint-malformed'],
    ['with a line more', signed(`undian.example/log\n7\n${b64}\nmore\n`), 'checkpoint-malformed'],
    ['of two lines', signed('undian.example/log\n7\n'), 'checkpoint-malformed'],
    [
      'by a witness alone',
      addSignature(signed(`undian.example/log\n7\n${b64}\n`), witnesses[0]!, time).replace(/— undian.*\n/, ''),
      'log-signature-missing',
    ],
    ['by nobody known', vector.note, 'note-unsigned'],
  ])('%s is refused', (_, note, code) => {
    expect(codeOf(verifyCheckpoint(note, policyOf(0)))).toBe(code);
  });
});

describe('a policy', () => {
  const vkeys = witnesses.map((witness) => vkeyOf(witness.key));
  const vkey = vkeyOf(logSigner.key);
  it('is read from vkeys', () => {
    expect(parsePolicy({ vkey, witnesses: vkeys, threshold: 2 })).toEqual({ ok: true, policy: policyOf(2) });
  });

  const disguised = makeNoteSigner('another.example', WITNESS_KEY, bytesFrom('witness key 1'));
  it.each([
    ['more witnesses than there are', { vkey, witnesses: vkeys, threshold: 4 }, 'threshold-too-high'],
    ['a witness twice', { vkey, witnesses: [...vkeys, vkeys[0]!], threshold: 1 }, 'repeated-witness'],
    [
      'a witness under two names',
      { vkey, witnesses: [vkeys[0]!, vkeyOf(disguised.key)], threshold: 2 },
      'repeated-witness',
    ],
    ['a log for a witness', { vkey, witnesses: [vkey], threshold: 1 }, 'vkey-type-wrong'],
    ['a witness for the log', { vkey: vkeys[0]!, witnesses: [], threshold: 0 }, 'vkey-type-wrong'],
    ['no key', { vkey: 'x', witnesses: [], threshold: 0 }, 'vkey-malformed'],
  ])('with %s is refused', (_, published, code) => {
    expect(codeOf(parsePolicy(published))).toBe(code);
  });
});
