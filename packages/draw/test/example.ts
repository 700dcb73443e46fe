import {
  commitmentOf,
  drawWave,
  householdTagOf,
  makeDemoBeacon,
  makeManifest,
  makeRules,
  nikTagOf,
  packEntries,
  sealEntries,
  signDemoRound,
  transcriptFiles,
  verifyTranscript,
  type Entry,
} from '../src/index.ts';

/** Three made-up people of one KK, two places, and a draw that anyone can verify. */
export async function example(random: (bytes: number) => Uint8Array, vrfSecretKey: Uint8Array, vrfPublicKey: string) {
  // Before the wave: the rules. A real wave names QUICKNET as its chain and a lead of 86 400 seconds.
  const beacon = makeDemoBeacon(random(32), { genesisTime: 1_609_459_200, periodSeconds: 3 });
  const wave = { programme: 'contoh', wave: '012' };
  const rules = makeRules({
    ...wave,
    publishedAt: '2021-02-20T05:00:00Z',
    closesAt: '2021-02-26T05:00:00Z',
    drawsAt: '2021-02-26T05:10:00Z',
    kkFrozenAt: '2021-02-23T00:00:00Z',
    minimumLeadSeconds: 60,
    quota: { national: 2 },
    secondWalk: 'none',
    ceremony: 'none',
    fallback: 'none',
    householdCap: 2,
    chain: beacon.chain,
    vrfPublicKey,
  });

  // At joining, a commitment for the receipt; at sealing, the pseudonyms.
  const noKk = '0001010101210001';
  const entries = ['0001014101900001', '0001010203910002', '0001011505050003'].map((nik): Entry => {
    const commitment = commitmentOf({ salt: random(32), wave: wave.wave, nik });
    const nikTag = nikTagOf(vrfSecretKey, { ...wave, nik });
    const household = householdTagOf(vrfSecretKey, { ...wave, noKk });
    return { commitment, nikTag, household, region: 1, cap: 2, class: 0 };
  });
  const sealing = sealEntries(packEntries(entries));
  if (!sealing.ok) throw new Error(sealing.error.code);
  const { sealed } = sealing;
  const times = { closedAt: '2021-02-26T05:00:00Z', publishedAt: '2021-02-26T05:05:00Z' };
  const exclusions = [{ commitment: random(32), reason: 'withdrawn' }];
  const manifest = makeManifest({ rules, sealed, exclusions, ...times });

  // Once round R has appeared: the draw, its files, and the check anyone can make of them.
  const evidence = { signature: signDemoRound(beacon, manifest.beacon.round) };
  const drawn = drawWave({ sealed, manifest, evidence });
  if (!drawn.ok) throw new Error(drawn.error.code);
  const files = transcriptFiles({ rules, manifest, sealed, exclusions, evidence, draw: drawn.draw });
  return verifyTranscript((name) => files.get(name) ?? null);
}
