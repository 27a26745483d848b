package io.loopledger.brandreports;

import io.loopledger.rows.Trino;
import io.loopledger.schemas.lake.LakeVersions;
import java.util.Optional;

/** Where reports get what they are made of. */
public interface ReportSources {
  /** Where queries go as a user of Trino; the user's own rights decide which rows there are. */
  Trino as(String user);

  /** One state of every table: at a tag, or the newest. */
  LakeVersions versions(Optional<String> tag);
}
