/**
 * The verifiable draw undi/v1: what a program that seals, draws or verifies needs.
 *
 * Knows opaque ids, never where a NIK came from; no clock, no chance: both are arguments.
 */
export { commitmentOf, type CommitmentInput } from './commit.ts';
export {
  ENTRY_BYTES,
  decodeEntry,
  encodeEntry,
  leafOf,
  leavesOf,
  packEntries,
  regionAt,
  writeEntry,
  type Entry,
} from './entry.ts';
export {
  householdAlphaOf,
  householdTagOf,
  nikAlphaOf,
  nikTagOf,
  vrfHash,
  vrfProofToHash,
  vrfProve,
  vrfPublicKeyOf,
  vrfVerify,
  type TagInput,
  type VrfVerdict,
} from './vrf.ts';
export {
  inclusionProofOf,
  merkleRootOf,
  verifyInclusion,
  type InclusionClaim,
  type InclusionVerdict,
} from './merkle.ts';
export {
  canonicalBytes,
  canonicalJson,
  parseCanonical,
  type DocumentFinding,
  type Json,
  type JsonObject,
} from './canonical-json.ts';
export {
  DEMO_CHAIN,
  QUICKNET,
  makeDemoBeacon,
  parseSignature,
  roundAt,
  signDemoRound,
  timeOfRound,
  verifyRound,
  type BeaconChain,
  type BeaconError,
  type BeaconVerdict,
  type DemoBeacon,
} from './beacon.ts';
export { MIN_THROWS, ceremonyOf, fallbackSourceOf, parseThrows, type DiceFinding } from './dice.ts';
export {
  ALGORITHM,
  findChain,
  manifestBytes,
  parseManifest,
  parseRules,
  quotaOf,
  rulesBytes,
  type Manifest,
  type Parsed,
  type PublishedChain,
  type Rules,
} from './documents.ts';
export {
  makeManifest,
  makeManifestOfSums,
  makeRules,
  roundFor,
  type ManifestInput,
  type ManifestSums,
  type RulesInput,
} from './manifest.ts';
export { type PublishedQuota, type Quota, type SecondWalkRule } from './quota.ts';
export { exclusionsBytes, registrationsOf, type Exclusion, type Registrations } from './registrations.ts';
export { exclusionPieces } from './exclusion-lines.ts';
export { sealStored, type StoredWave } from './read-entries.ts';
export { sha256Stream, type Sha256Stream } from './sha256-stream.ts';
export { findEntry, openSealed, regionEntries, sealEntries, type SealError, type Sealed } from './sealed.ts';
export {
  SILENCE_SECONDS,
  judgeEvidence,
  type BeaconEvidence,
  type EvidenceError,
  type EvidenceVerdict,
  type PublicThrows,
} from './evidence.ts';
export { seedOf, type SeedInput } from './seed.ts';
export { columnsOf, type EntryColumns, type PackedOrColumns } from './entry-columns.ts';
export { orderOf, ticketAt, ticketOrderOf, ticketsOf } from './tickets.ts';
export { statusName, walk, type EntryStatus, type Walk } from './walk.ts';
export { drawEntries, drawWave, type Draw, type DrawError, type DrawInput, type WaveToDraw } from './draw.ts';
export { cutoffsBytes, cutoffsOf, type Cutoffs, type Tally } from './cutoffs.ts';
export { resultPieces } from './result-lines.ts';
export { resultsOf, type EntryResult } from './results.ts';
export {
  beaconBytes,
  drawnFiles,
  entriesFileName,
  sealedFiles,
  transcriptFiles,
  type DrawnWave,
  type SealedWave,
  type TranscriptFiles,
} from './transcript.ts';
export { timeText } from './time.ts';
export {
  STEPS,
  type ReadFile,
  type StepCode,
  type StepFailure,
  type StepName,
  type StepOutcome,
  type StreamFile,
} from './steps.ts';
export { verifyTranscript, type Verification, type VerifyOptions } from './verify.ts';
