-- Up to when the times of a report's schedule are in report.due.
CREATE TABLE report.schedule (
  report         text PRIMARY KEY,
  planned_until  timestamptz NOT NULL
);

-- One row is a report that is due, or was: what was made of it, and why nothing was.
CREATE TABLE report.due (
  report           text NOT NULL,
  due_at           timestamptz NOT NULL,
  period           text NOT NULL,
  state            text NOT NULL CHECK (state IN ('WAITING', 'NOT_MADE', 'MADE', 'GIVEN_UP', 'SKIPPED')),
  attempts         int NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  changed_at       timestamptz NOT NULL,
  error            text,                    -- of the last failed attempt; why it was skipped
  next_attempt_at  timestamptz,
  package_id       text,
  title            text,
  manifest_sha256  text,
  restates         text,
  folder           text,                    -- below the outbox
  removed_at       timestamptz,             -- the files are no longer in the outbox
  PRIMARY KEY (report, due_at),
  CHECK ((state = 'NOT_MADE') = (next_attempt_at IS NOT NULL)),
  CHECK ((state = 'MADE') = (package_id IS NOT NULL AND manifest_sha256 IS NOT NULL))
);

-- The files of a package in the order in which they go; the manifest is the last.
CREATE TABLE report.file (
  report      text NOT NULL,
  due_at      timestamptz NOT NULL,
  number      int NOT NULL,
  name        text NOT NULL,
  size_bytes  bigint NOT NULL CHECK (size_bytes >= 0),
  sha256      text NOT NULL,
  PRIMARY KEY (report, due_at, number),
  FOREIGN KEY (report, due_at) REFERENCES report.due
);

-- A package on its way to a target.
CREATE TABLE report.delivery (
  report           text NOT NULL,
  due_at           timestamptz NOT NULL,
  target           text NOT NULL,
  position         int NOT NULL,
  state            text NOT NULL CHECK (state IN ('WAITING', 'DELIVERING', 'DELIVERED', 'FAILED', 'GIVEN_UP')),
  attempts         int NOT NULL DEFAULT 0 CHECK (attempts >= 0), -- since it was begun or sent again
  changed_at       timestamptz NOT NULL,
  error            text,
  next_attempt_at  timestamptz,
  place            text,
  PRIMARY KEY (report, due_at, target),
  FOREIGN KEY (report, due_at) REFERENCES report.due,
  CHECK ((state = 'FAILED') = (next_attempt_at IS NOT NULL)),
  CHECK ((state = 'DELIVERED') = (place IS NOT NULL))
);

-- Every attempt at a delivery, for ever.
CREATE TABLE report.attempt (
  report    text NOT NULL,
  due_at    timestamptz NOT NULL,
  target    text NOT NULL,
  number    int NOT NULL,
  begun_at  timestamptz NOT NULL,
  ended_at  timestamptz,                    -- none: it runs, or was cut
  outcome   text CHECK (outcome IN ('DELIVERED', 'FAILED', 'CUT')),
  error     text,
  PRIMARY KEY (report, due_at, target, number),
  FOREIGN KEY (report, due_at, target) REFERENCES report.delivery
);

-- What people have to be told of; written with the failure, told after it.
CREATE TABLE report.alert (
  id         text PRIMARY KEY,
  subject    text NOT NULL,
  lines      text NOT NULL,
  raised_at  timestamptz NOT NULL,
  told_at    timestamptz
);
