-- What a photo's state is now, said once for everyone who asks: the judge's verdict, overruled by an operator's decision.
--
-- registration/ reads the view `applicant_photo` (through platform/photo-state.ts): state 'accepted', 'waiting' or
-- 'in-review' lets a person go on and join; 'refused' or no row does not. A refused photo never hides an accepted one.

-- owner: photo
alter table photo
  add column went_on_at timestamptz,                  -- the person went on while the verdict was waited for: they get a message
  add column service_fault_at timestamptz;            -- the judge itself failed here last; the photo is kept and judged again

-- owner: review
-- Which photo an operator has on the screen: others are given the next one for a few minutes.
create table photo_review_open (
  photo_id uuid primary key,
  operator_id uuid not null,
  opened_at timestamptz not null default now()
);

create view photo_now as
select
  photo.id, photo.applicant_id,
  coalesce(photo_review.decision, photo.state) as state,
  photo.findings, photo.card, photo.width, photo.height, photo.stored,
  photo.received_at, photo.judged_at, photo.review_asked_at, photo.service_fault_at,
  photo_review.reason as review_reason, photo_review.note_sealed as review_note_sealed, photo_review.decided_at
from photo
left join photo_review on photo_review.photo_id = photo.id;

-- The one photo that counts for each applicant: an accepted one before anything still being looked at, before a refused one.
create view applicant_photo as
select distinct on (applicant_id) *
from photo_now
order by applicant_id, case state when 'accepted' then 0 when 'refused' then 2 else 1 end, received_at desc, id;
