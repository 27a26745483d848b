package io.loopledger.chaos.proxy;

/** When in the life of a commit something happens. */
public enum Moment {
  /** The proxy has the request; PostgreSQL does not. */
  BEFORE_FORWARD,
  /** PostgreSQL has answered; the client has not got it. */
  BEFORE_ANSWER,
  /** The client has the answer. */
  AFTER_ANSWER
}
