package io.loopledger.ingest.simulator;

import io.loopledger.schemas.event.EventData.UnitGraded;
import java.util.List;

/** What a grade is worth, as a share of the new price. */
enum Grade {
  LIKE_NEW(UnitGraded.Grade.LIKE_NEW, 18, 30, 62),
  GOOD(UnitGraded.Grade.GOOD, 38, 24, 52),
  FAIR(UnitGraded.Grade.FAIR, 24, 16, 40),
  DEFECTIVE(UnitGraded.Grade.DEFECTIVE, 20, 6, 34);

  static final List<Grade> ALL = List.of(values());

  private final UnitGraded.Grade grade;
  private final int share;
  private final int payoutPercent;
  private final int resalePercent;

  Grade(UnitGraded.Grade grade, int share, int payoutPercent, int resalePercent) {
    this.grade = grade;
    this.share = share;
    this.payoutPercent = payoutPercent;
    this.resalePercent = resalePercent;
  }

  UnitGraded.Grade grade() {
    return grade;
  }

  int share() {
    return share;
  }

  int payoutPercent() {
    return payoutPercent;
  }

  int resalePercent() {
    return resalePercent;
  }

  boolean isBroken() {
    return this == DEFECTIVE;
  }
}
