package io.loopledger.chaos.proxy;

/** Told of each commit that passes, at each moment of it; what it answers is done. */
@FunctionalInterface
public interface CommitListener {
  /** A commit is at a moment. It goes on only when this returns. */
  Interference at(Moment moment, Commit commit);
}
