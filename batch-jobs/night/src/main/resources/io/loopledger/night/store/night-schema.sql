-- What the night keeps beside Spring Batch's own tables.

-- db-scheduler's table, as its manual gives it for PostgreSQL
CREATE TABLE scheduled_tasks (
  task_name            text NOT NULL,
  task_instance        text NOT NULL,
  task_data            bytea,
  execution_time       timestamp with time zone NOT NULL,
  picked               boolean NOT NULL,
  picked_by            text,
  last_success         timestamp with time zone,
  last_failure         timestamp with time zone,
  consecutive_failures int,
  last_heartbeat       timestamp with time zone,
  version              bigint NOT NULL,
  priority             smallint,
  PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX execution_time_idx ON scheduled_tasks (execution_time);
CREATE INDEX last_heartbeat_idx ON scheduled_tasks (last_heartbeat);

-- One row for each outcome and channel: written before a message is sent, so that none is sent twice.
CREATE TABLE night_notice (
  outcome  text NOT NULL,
  channel  text NOT NULL,
  state    text NOT NULL CHECK (state IN ('SENDING', 'SENT', 'FAILED')),
  since    timestamp with time zone NOT NULL,
  PRIMARY KEY (outcome, channel)
);
