-- Which key file this database's sealed values belong to: starting with another one is refused before it does harm.

-- owner: platform
create table installation (
  only_row boolean primary key default true check (only_row),
  keys_fingerprint text not null,
  made_at timestamptz not null default now()
);
