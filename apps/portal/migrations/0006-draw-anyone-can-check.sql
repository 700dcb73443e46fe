-- Two operators for what cannot be undone; progress of sealing; the self-check and its alarms; pictures of a draw.

-- owner: draw-room
-- One operator asks, another confirms. At most one open request a gelombang.
create table draw_request (
  id uuid primary key default gen_random_uuid(),
  gelombang integer not null,
  act text not null check (act in ('seal', 'draw')),
  input jsonb not null default '{}',                  -- of a draw: the signature, the dice, or the demonstration beacon
  asked_by uuid not null,
  asked_at timestamptz not null default now(),
  expires_at timestamptz not null,
  outcome text check (outcome in ('confirmed', 'withdrawn', 'expired')),
  ended_by uuid,                                      -- null when its time ran out
  ended_at timestamptz,
  check ((outcome is null) = (ended_at is null))
);
create unique index draw_request_open on draw_request (gelombang) where outcome is null;
create index draw_request_by_gelombang on draw_request (gelombang, asked_at);

-- owner: draw-room
-- How far sealing is, written with each batch. The rate is that of the run that works now, not of the hours it lay still.
create table draw_sealing (
  gelombang integer primary key,
  people integer not null,
  done integer not null,
  run_began_at timestamptz not null,
  done_before_run integer not null,
  changed_at timestamptz not null
);

-- owner: draw-room
create table draw_check (
  gelombang integer primary key,
  checked_at timestamptz not null,
  alarms integer not null                             -- found in this check
);

-- owner: draw-room
-- What the self-check found, once a difference; it stands until a later check no longer finds it, and is never deleted.
create table draw_alarm (
  id bigint generated always as identity primary key,
  gelombang integer not null,
  code text not null,                                 -- kebab-case: a step's code of @gelombang/draw, or one of ours
  place text not null,                                -- file, line or row
  expected text not null,
  found text not null,
  raised_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  ended_at timestamptz
);
create unique index draw_alarm_standing on draw_alarm (gelombang, code, place, expected, found) where ended_at is null;

-- owner: draw-room
-- Counted once at the draw: registration days are not in the public files.
create table draw_statistics (
  gelombang integer primary key,
  document jsonb not null,
  counted_at timestamptz not null default now()
);

-- Roots of every 256 leaves in tree order, 32 bytes each: a proof for one person reads these and one chunk, not the list.
alter table draw
  add column chunk_roots bytea;
