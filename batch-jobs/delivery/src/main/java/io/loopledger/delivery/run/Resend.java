package io.loopledger.delivery.run;

import io.loopledger.delivery.book.Delivery;
import io.loopledger.delivery.book.DeliveryState;
import io.loopledger.delivery.book.DueReport;
import io.loopledger.delivery.book.DueState;
import io.loopledger.delivery.store.DeliveryRows;
import io.loopledger.delivery.store.DueRows;
import io.loopledger.delivery.store.ReportDatabase;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Sets what failed, or was delivered, to be sent again: the same files under the same names. The
 * next run does it.
 */
public final class Resend {
  private final DueRows dues;
  private final DeliveryRows deliveries;
  private final Clock clock;

  /** In a book. */
  public Resend(ReportDatabase database, Clock clock) {
    this.dues = new DueRows(database);
    this.deliveries = new DeliveryRows(database);
    this.clock = clock;
  }

  /**
   * Sets it.
   *
   * @param id of a due report, of one of its deliveries, or of a package (the newest of that id)
   * @param target only to this one
   * @return ids of what is set
   * @throws IllegalArgumentException with what is wrong and what to do
   */
  public List<String> set(String id, Optional<String> target) {
    DueReport report =
        find(id)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        ("there is no report or package '%s'; ./loopledger report deliveries shows"
                                + " ids")
                            .formatted(id)));
    return switch (report.state()) {
      case DueState.Made made -> deliveries(report, made, target.or(() -> targetOf(id, report)));
      case DueState.Waiting waiting -> List.of(report.due().id());
      case DueState.NotMade failed -> again(report);
      case DueState.GivenUp givenUp -> again(report);
      case DueState.Skipped skipped -> again(report);
    };
  }

  private Optional<DueReport> find(String id) {
    String due = id.contains("/") ? id.substring(0, id.indexOf('/')) : id;
    List<DueReport> ofPackage = dues.ofPackage(id);
    return ofPackage.isEmpty()
        ? dues.all().stream().filter(report -> report.due().id().equals(due)).findFirst()
        : Optional.of(ofPackage.getLast());
  }

  private static Optional<String> targetOf(String id, DueReport report) {
    String prefix = report.due().id() + "/";
    return id.startsWith(prefix) ? Optional.of(id.substring(prefix.length())) : Optional.empty();
  }

  private List<String> again(DueReport report) {
    dues.again(report.due(), clock.instant());
    return List.of(report.due().id());
  }

  private List<String> deliveries(DueReport report, DueState.Made made, Optional<String> target) {
    if (made.removedAt().isPresent()) {
      throw new IllegalArgumentException(
          ("the files of %s were removed from the outbox at %s; make them again:"
                  + " ./loopledger report run %s --period %s")
              .formatted(
                  report.due().id(),
                  made.removedAt().get(),
                  report.due().report(),
                  report.due().period()));
    }
    List<Delivery> wanted =
        deliveries.of(report.due()).stream()
            .filter(delivery -> target.isEmpty() || target.get().equals(delivery.target()))
            .toList();
    if (wanted.isEmpty()) {
      throw new IllegalArgumentException(
          "%s has no delivery to %s; ./loopledger report deliveries shows them"
              .formatted(
                  report.due().id(), target.map(name -> "'" + name + "'").orElse("anybody")));
    }
    for (Delivery delivery : wanted) {
      if (!(delivery.state() instanceof DeliveryState.Waiting)) {
        deliveries.again(delivery, clock.instant());
      }
    }
    return wanted.stream().map(Delivery::id).toList();
  }
}
