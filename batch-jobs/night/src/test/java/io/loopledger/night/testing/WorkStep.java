package io.loopledger.night.testing;

import io.loopledger.night.step.NightContext;
import io.loopledger.night.step.NightStep;
import io.loopledger.night.step.Severity;
import io.loopledger.night.step.StepProgress;
import io.loopledger.night.step.StepReport;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * A step that keeps the guarantee of the seam, with something that happens in it.
 *
 * @param findings what it reports
 * @param incident happens at its start, in its middle and at its end
 */
public record WorkStep(String name, Work work, long findings, Incident incident)
    implements NightStep {

  /** A step in which nothing happens. */
  public WorkStep(String name, Work work) {
    this(name, work, 0, Incident.NONE);
  }

  /** What happens. */
  @FunctionalInterface
  public interface Incident {
    Incident NONE = (point, context, progress) -> {};

    void at(Point point, NightContext context, StepProgress progress) throws Exception;
  }

  /** Where it happens. */
  public enum Point {
    START,
    MIDDLE,
    END
  }

  @Override
  public StepReport run(NightContext context, StepProgress progress) throws Exception {
    work.called(context, name);
    incident.at(Point.START, context, progress);
    for (int item = 1; item <= Work.ITEMS; item++) {
      work.write(context, name, item);
      progress.at(item, Work.ITEMS, "items");
      if (item == Work.ITEMS / 2) {
        incident.at(Point.MIDDLE, context, progress);
      }
    }
    incident.at(Point.END, context, progress);
    return new StepReport(
        Map.of("items", BigDecimal.valueOf(Work.ITEMS)),
        findings,
        List.of(),
        findings == 0 ? Severity.CLEAN : Severity.NOTICE);
  }
}
