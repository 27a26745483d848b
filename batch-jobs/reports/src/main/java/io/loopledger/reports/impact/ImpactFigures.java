package io.loopledger.reports.impact;

import io.loopledger.close.bridge.BridgeLine;
import io.loopledger.reports.source.DefinitionVersion;
import io.loopledger.reports.source.LakeState;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All that an impact report is made of. The same figures give the same document.
 *
 * @param request what was asked for
 * @param made what they were made from
 * @param sums entries, summed
 * @param fractions ratios by qualified name of their metric
 * @param published what the period was published as before
 */
public record ImpactFigures(
    ImpactReportRequest request,
    Made made,
    EntrySums sums,
    Map<String, Fraction> fractions,
    Published published) {
  public ImpactFigures {
    fractions = Collections.unmodifiableMap(new TreeMap<>(fractions));
  }

  /**
   * What figures were made from.
   *
   * @param state state of the tables
   * @param openMonths months of the period whose books are open in it
   * @param definitions the metrics
   * @param referenceVersion newest version of reference data that an event of the brand is pinned
   *     to; 0 where there is none
   */
  public record Made(
      LakeState state,
      Set<YearMonth> openMonths,
      DefinitionVersion definitions,
      long referenceVersion) {
    public Made {
      openMonths = Collections.unmodifiableSet(new TreeSet<>(openMonths));
    }
  }

  /**
   * What was published before.
   *
   * @param closes the close that published each month last; months that were never published are
   *     not there
   * @param lines bridges of accounts to what is known now
   */
  public record Published(Map<YearMonth, String> closes, List<BridgeLine> lines) {
    /** Nothing was. */
    public static final Published NOTHING = new Published(Map.of(), List.of());

    public Published {
      closes = Collections.unmodifiableMap(new TreeMap<>(closes));
      lines = List.copyOf(lines);
    }
  }
}
