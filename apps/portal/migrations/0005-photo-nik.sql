-- The NIK read from a photo: offered in the data form and compared with what was typed, never in the way.

-- owner: photo
alter table photo
  add column nik_sealed bytea;                        -- under the person's own key: it is erased with them
