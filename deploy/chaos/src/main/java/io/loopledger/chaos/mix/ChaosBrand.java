package io.loopledger.chaos.mix;

import io.loopledger.catalog.posting.RuleSets;
import io.loopledger.catalog.reference.Brand;
import io.loopledger.catalog.reference.Programme;
import io.loopledger.catalog.reference.ReferenceLog;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;

/** The brand whose events are sent: that of the demo, which splits VAT off. */
public final class ChaosBrand {
  /** Its name in the simulator's assumptions. */
  public static final String NAME = "demo";

  private ChaosBrand() {}

  /** A reference log that knows the brand and the newest rules. */
  public static ReferenceLog register(Path folder) {
    ReferenceLog log = ReferenceLog.open(folder);
    log.publishRules(RuleSets.NEWEST);
    log.publish(
        new Brand(
            NAME,
            NAME,
            "DE",
            ZoneId.of("Europe/Berlin"),
            "EUR",
            new Brand.Policies(Brand.Policies.EU, "never", "ecb-latest-published"),
            List.of(new Programme("loop", "RESTART", 2))));
    return log;
  }
}
