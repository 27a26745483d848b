package io.loopledger.brandreports;

import io.loopledger.reports.source.LakeState;
import io.loopledger.rows.Trino;
import java.util.Optional;

/** Where reports get what they are made of. */
public interface ReportSources {
  /** Where queries go as a user of Trino; the user's own rights decide which rows there are. */
  Trino as(String user);

  /** One state of every table: that of a tag, or the newest that belongs together. */
  LakeState state(Optional<String> tag);
}
