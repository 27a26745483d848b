package io.loopledger.delivery.run;

/** Where a run is. It may be cut at each of these, and between them. */
public enum RunPoint {
  /** Taking up what a run before left. */
  TAKING_UP,
  /** Looking at what is due. */
  PLANNING,
  /** A package is about to be made. */
  MAKING,
  /** Its files are written, and not in the book yet. */
  WRITTEN,
  /** It is in the book. */
  MADE,
  /** A delivery is about to begin; the book knows of the attempt. */
  DELIVERING,
  /** It is at the receiver, and not in the book yet. */
  ARRIVED,
  /** It is in the book. */
  DELIVERED,
  /** An attempt failed; that is in the book. */
  FAILED,
  /** Somebody is about to be told of a failure. */
  TELLING,
  /** Somebody was told; that is not in the book yet. */
  TOLD,
  /** Files that were delivered long ago are about to be removed. */
  REMOVING
}
