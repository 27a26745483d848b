package io.loopledger.breaks.book;

/** What happens to a break. */
public enum Change {
  /** The night found it for the first time. */
  OPENED,
  /** The night found it with other amounts, dates or another suspected cause. */
  CHANGED,
  /** The night did not find it again. */
  CLOSED,
  /** The night found it again after it was closed or written off. */
  REOPENED,
  /** A person gave it to somebody. */
  ASSIGNED,
  /** A person said why it may stay; no amount changes. */
  ACCEPTED,
  /** The night wrote it off by policy. */
  WRITTEN_OFF
}
