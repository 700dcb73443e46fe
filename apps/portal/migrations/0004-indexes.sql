-- Indexes for what is asked on every page or for every person; without them each question reads a whole table.
-- Measured on 100,000 entries and 300,000 lines of the audit list.

-- Life times of a gelombang, the audit list of one thing.
create index audit_by_subject on audit (subject, act, at);

-- NIK conflicts of one person within a day, while they join.
create index audit_by_actor on audit (actor, act, at);

-- How many have joined, and where: the public figures. Without those who withdrew, and without reading the entries.
create index entry_joined on entry (gelombang, region_code) where withdrawn_at is null;

-- Was this NIK admitted before: asked when joining, and for each entry while sealing.
create index entry_by_nik on entry (nik_index);

-- What the draw made of one person, in every gelombang.
create index draw_entry_by_applicant on draw_entry (applicant_id);

-- Who has not been told the result yet: grows empty as they are.
create index draw_entry_untold on draw_entry (gelombang) where told_at is null;
