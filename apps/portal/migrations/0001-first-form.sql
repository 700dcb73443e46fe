-- The first form of the portal. Forward only: a change is a new numbered file.
--
-- Shape for growth: everything of one person is keyed by applicant_id, uniqueness across people is a row in `claim`,
-- no triggers, no foreign keys. Each table names its owner, the one folder under apps/portal/src that writes it
-- (any store may read any table). *_sealed columns hold AES-256-GCM under the person's own data key, or the system's.

-- owner: platform
-- One row per thing that may exist once: ('email', blind index), ('nik:12', blind index), ('receipt', number) …
create table claim (
  kind text not null,
  value bytea not null,
  holder uuid not null,
  claimed_at timestamptz not null default now(),
  primary key (kind, value)
);

-- owner: platform
create table gelombang (
  number integer primary key check (number > 0),
  state text not null default 'scheduled'
    check (state in ('scheduled', 'open', 'closed', 'sealed', 'drawn', 'announced')),
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  draw_at timestamptz not null,                       -- when the draw is promised, shown to everyone from the start
  places integer not null check (places > 0),
  quotas jsonb,                                       -- null: one national quota; else {"regions": {"3273": 100}, "secondWalk": true}
  demonstration boolean not null default false,
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  check (opens_at < closes_at and closes_at <= draw_at)
);

-- owner: platform
create table audit (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  actor text not null,                                -- 'operator:<id>', 'applicant:<id>', 'system'
  act text not null,                                  -- kebab-case, never reused
  subject text not null,                              -- 'gelombang:12', 'photo:<id>' …: ids only, never personal data
  details jsonb not null default '{}'
);

-- owner: platform
create table message (
  id uuid primary key default gen_random_uuid(),
  applicant_id uuid,
  channel text not null check (channel in ('email', 'sms')),
  purpose text not null,                              -- 'code', 'result', 'photo-refused' …
  address_sealed bytea not null,
  subject_sealed bytea not null,
  body_sealed bytea not null,
  created_at timestamptz not null default now(),
  sent_at timestamptz,
  attempts integer not null default 0,
  last_error text
);
create index message_by_time on message (created_at desc);

-- owner: account
create table applicant (
  id uuid primary key default gen_random_uuid(),
  data_key_wrapped bytea not null,                    -- the person's own data key, wrapped by the key-encryption key
  language text not null default 'id' check (language in ('id', 'en')),
  password_hash text not null,
  password_changed_at timestamptz not null default now(),
  created_at timestamptz not null default now()
);

-- owner: account
create table contact (
  applicant_id uuid not null,
  kind text not null check (kind in ('email', 'phone')),
  address_index bytea not null,                       -- blind index; its uniqueness is a claim
  address_sealed bytea not null,
  verified_at timestamptz not null default now(),
  primary key (applicant_id, kind)
);
create index contact_by_index on contact (kind, address_index);

-- owner: account
create table applicant_session (
  token_hash bytea primary key,
  applicant_id uuid not null,
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  expires_at timestamptz not null,                    -- the row outlives it by a day: a form posted late finds its owner
  revoked_at timestamptz,
  device text not null default ''
);
create index applicant_session_by_applicant on applicant_session (applicant_id);

-- owner: account
-- Registering, recovering: what a browser has proved so far, bound to a cookie.
create table account_flow (
  token_hash bytea primary key,
  purpose text not null check (purpose in ('register', 'recover')),
  kind text not null check (kind in ('email', 'phone')),
  address_index bytea not null,
  address_sealed bytea not null,
  language text not null default 'id',
  code_mac bytea,
  code_expires_at timestamptz,
  code_tries integer not null default 0,
  proved_at timestamptz,
  finished_at timestamptz,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);

-- owner: account
-- Every code sent to an address: the 60 s cool-down and the five per two hours are counted here.
create table code_send (
  id bigint generated always as identity primary key,
  address_index bytea not null,
  sent_at timestamptz not null default now()
);
create index code_send_by_address on code_send (address_index, sent_at desc);

-- owner: platform
-- Wrong passwords and codes, per address and per device, of applicants and operators; swept after a day.
create table sign_in_failure (
  id bigint generated always as identity primary key,
  bucket bytea not null,
  failed_at timestamptz not null default now()
);
create index sign_in_failure_by_bucket on sign_in_failure (bucket, failed_at desc);

-- owner: photo
create table upload (
  id text primary key,                                -- 128 random bits; the bytes lie in quarantine under this name
  applicant_id uuid not null,
  length bigint not null,
  sha256 text,                                        -- lower-case hex, as the browser said; checked when complete
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  finished_at timestamptz,
  photo_id uuid
);
create index upload_by_applicant on upload (applicant_id, created_at desc);

-- owner: photo
create table photo (
  id uuid primary key default gen_random_uuid(),
  applicant_id uuid not null,
  state text not null check (state in ('waiting', 'accepted', 'refused', 'in-review')),
  findings jsonb not null default '[]',
  card jsonb,                                         -- the four corners, in pixels of the stored picture
  measures jsonb not null default '{}',
  policy_version text,
  width integer,
  height integer,
  received_at timestamptz not null default now(),
  judged_at timestamptz,
  review_asked_at timestamptz,
  stored boolean not null default false               -- the sealed picture lies in the photo store under this id
);
create index photo_by_applicant on photo (applicant_id, received_at desc);
create index photo_in_review on photo (review_asked_at) where state = 'in-review';

-- owner: review
create table photo_review (
  photo_id uuid primary key,
  applicant_id uuid not null,
  operator_id uuid not null,
  decision text not null check (decision in ('accepted', 'refused')),
  reason text not null,                               -- a code of the review reasons, or '' when accepted
  note_sealed bytea,                                  -- words to the applicant, under their key
  decided_at timestamptz not null default now()
);

-- owner: registration
create table draft (
  applicant_id uuid primary key,
  data_sealed bytea not null,                         -- every field as typed, right or wrong
  saved_at timestamptz not null default now()
);

-- owner: registration
-- A form posted after its session ended: kept a day for its owner, put back after the next log-in.
create table held_form (
  id uuid primary key default gen_random_uuid(),
  applicant_id uuid not null,
  path text not null,
  data_sealed bytea not null,
  held_at timestamptz not null default now()
);
create index held_form_by_applicant on held_form (applicant_id);

-- owner: registration
create table entry (
  gelombang integer not null,
  applicant_id uuid not null,
  joined_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  receipt_number text not null,
  commitment bytea not null,                          -- c32 of draw-spec; its salt is sealed
  salt_sealed bytea not null,
  receipt_signature bytea not null,                   -- Ed25519 over what the receipt says
  nik_index bytea not null,
  kk_index bytea not null,
  identity_sealed bytea not null,                     -- nik, kk, name, birth date, sex, region, contact at joining
  declarations jsonb not null,                        -- {version, agreed: [...], facts: {...}}, no personal data
  region_code text not null,                          -- kabupaten/kota, 4 digits: the draw's region
  photo_id uuid not null,
  primary key (gelombang, applicant_id)
);
create index entry_by_applicant on entry (applicant_id);
create index entry_by_kk on entry (kk_index);

-- owner: draw-room
create table draw (
  gelombang integer primary key,
  vrf_key_sealed bytea not null,                      -- under the system key; its public half stands in the rules
  demo_seed_sealed bytea,                             -- of the demonstration beacon; null under drand
  rules bytea not null,                               -- the exact bytes of rules.json; frozen when the gelombang opens
  seal_started_at timestamptz,
  sealed_at timestamptz,
  manifest bytea,                                     -- the exact bytes of manifest.json
  round_at timestamptz,                               -- when the manifest's round appears
  ceremony jsonb,                                     -- {throws, heldAt}: dice thrown between manifest and round
  drawn_at timestamptz,
  announced_at timestamptz
);

-- owner: draw-room
create table draw_entry (
  gelombang integer not null,
  applicant_id uuid not null,
  nik_tag bytea not null,
  household_tag bytea not null,
  region integer not null,
  cap integer not null,
  class integer not null default 0,
  leaf bytea not null,
  status text check (status in ('selected', 'waiting', 'household-cap')),
  rank integer,
  ticket bytea,
  waiting_place integer,
  told_at timestamptz,                                -- the message with the result is queued
  primary key (gelombang, applicant_id)
);
create unique index draw_entry_by_leaf on draw_entry (gelombang, leaf);

-- owner: draw-room
create table draw_exclusion (
  gelombang integer not null,
  applicant_id uuid not null,
  commitment bytea not null,
  reason text not null,                               -- kebab-case, published
  told_at timestamptz,
  primary key (gelombang, applicant_id)
);

-- owner: draw-room
create table draw_file (
  gelombang integer not null,
  name text not null,
  bytes bytea not null,
  published_at timestamptz not null default now(),
  primary key (gelombang, name)
);

-- owner: operator
create table operator (
  id uuid primary key default gen_random_uuid(),
  login text not null unique,
  name text not null,
  password_hash text not null,
  created_at timestamptz not null default now(),
  disabled_at timestamptz
);

-- owner: operator
create table operator_session (
  token_hash bytea primary key,
  operator_id uuid not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz
);

-- owner: operator
-- One-time links that make an operator: the first one is printed at the first start.
create table operator_invitation (
  token_hash bytea primary key,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);
