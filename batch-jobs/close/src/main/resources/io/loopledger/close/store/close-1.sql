-- One row is a close. What it leaves in the lake (tags, finance.published, finance.closes) is derived from it.
CREATE TABLE close.close (
  tag          text PRIMARY KEY,
  period       text NOT NULL CHECK (period ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  brand        text,                       -- the brand asked for; none: all of the registry
  number       int NOT NULL CHECK (number >= 1),
  brands       jsonb NOT NULL,             -- whose books it closes
  state        text NOT NULL CHECK (state IN ('BEGUN', 'CLOSED', 'REOPENED')),
  begun_by     text NOT NULL,
  begun_at     timestamptz NOT NULL,
  reason       text NOT NULL,
  checks       jsonb NOT NULL,             -- what was checked, with results
  snapshots    jsonb,                      -- checkpoint, and snapshot id by table; chosen once
  reopenings   jsonb NOT NULL DEFAULT '[]',
  CHECK (state <> 'CLOSED' OR snapshots IS NOT NULL)
);

-- Tags that the night found missing and set again, so that a run that is repeated tells the same.
CREATE TABLE close.tag_repair (
  run_id  text NOT NULL,
  tag     text NOT NULL REFERENCES close.close (tag),
  tables  text NOT NULL,
  PRIMARY KEY (run_id, tag)
);
