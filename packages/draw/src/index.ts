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
  consistencyProofOf,
  verifyConsistency,
  type ConsistencyClaim,
  type ConsistencyVerdict,
} from './merkle-consistency.ts';
export {
  LOG_KEY,
  WITNESS_KEY,
  makeNoteKey,
  makeNoteSigner,
  parseVkey,
  vkeyOf,
  type NoteKey,
  type NoteSigner,
  type VkeyError,
} from './note-key.ts';
export {
  addSignature,
  parseNote,
  signNote,
  verifyNote,
  type Note,
  type NoteError,
  type NoteVerdict,
} from './signed-note.ts';
export {
  MAX_LOG_SIZE,
  cosignCheckpoint,
  parseCheckpoint,
  parsePolicy,
  signCheckpoint,
  verifyCheckpoint,
  witnessedAt,
  type Checkpoint,
  type CheckpointError,
  type CheckpointVerdict,
  type LogPolicy,
  type PolicyError,
  type PublishedLogPolicy,
  type VerifiedCheckpoint,
  type Witnessed,
} from './checkpoint.ts';
export {
  CHECKPOINT_PATH,
  TILE_WIDTH,
  bundlePath,
  tileOf,
  tilePath,
  tilesOf,
  type ReadLogFile,
  type Tile,
  type TileError,
} from './tiles.ts';
export { decodeBundle, encodeBundle, logLeafOf, readBundle, type BundleError } from './entry-bundles.ts';
export { appendToLog, type AppendResult, type Appended, type LogAppend } from './log-writer.ts';
export {
  consistencyProofFromTiles,
  inclusionProofFromTiles,
  rootFromTiles,
  type TileProof,
  type TileProofError,
  type TileRoot,
} from './tile-proofs.ts';
export {
  parseTlogProof,
  tlogProofText,
  verifyTlogProof,
  type TlogProof,
  type TlogProofError,
  type TlogProofVerdict,
} from './tlog-proof.ts';
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
export {
  DRAND_RELAYS,
  MAX_RELAY_ANSWER,
  findSignature,
  type FoundSignature,
  type RelayError,
  type RelayFailure,
  type RelayQuestion,
  type TriedRelay,
} from './relays.ts';
export { MIN_THROWS, ceremonyOf, fallbackSourceOf, parseThrows, type DiceFinding } from './dice.ts';
export {
  ALGORITHM,
  findChain,
  manifestBytes,
  parseManifest,
  parseRules,
  quotaOf,
  rulesBytes,
  type Fallback,
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
  type PublicNumbers,
  type PublicThrows,
} from './evidence.ts';
export {
  parseRfc3797Key,
  rfc3797Hash,
  rfc3797KeyOf,
  rfc3797Select,
  rfc3797SourceOf,
  type NumbersFinding,
  type ParsedNumbers,
} from './rfc3797.ts';
export { nullifiersBytes, slotAlphaOf, slotTagOf, type SlotInput } from './slots.ts';
export {
  openWaitingList,
  revokePlace,
  type DrawnEntries,
  type RevocationError,
  type WaitingList,
} from './waiting-list.ts';
export { findRelatives, type Relatives } from './late-relatives.ts';
export { APPEALS_FILE, admitLate, appealLine, appealsBytes, type Appeal, type AppealStatus } from './appeals.ts';
export { REVOCATIONS_FILE, revocationLine, revocationsBytes, type Revocation } from './revocations.ts';
export {
  fileEntry,
  parseLogEntry,
  registrationEntries,
  type FileLogged,
  type FileToLog,
  type LogEntry,
  type RegistrationBatch,
  type RegistrationLogged,
} from './wave-log.ts';
export type { EarlierNullifiers } from './verify-nullifiers.ts';
export type { LogChecks } from './verify-log.ts';
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
  FURTHER_STEPS,
  STEPS,
  type ReadFile,
  type StepCode,
  type StepFailure,
  type StepName,
  type StepOutcome,
  type StreamFile,
} from './steps.ts';
export { verifyTranscript, type Verification, type VerifyOptions } from './verify.ts';
