package io.loopledger.close.book;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A close: the one record of it. Everything it leaves elsewhere is derived from this, and can be
 * made again.
 *
 * @param name names it
 * @param brands whose books it closes
 * @param state how far it is
 * @param begun who began it, when and why
 * @param checks what was checked before
 * @param snapshots the state of every table that it publishes; null until it was chosen
 * @param reopenings what of it was opened again, the oldest first
 */
public record Close(
    CloseName name,
    List<String> brands,
    CloseState state,
    Act begun,
    List<CheckResult> checks,
    @Nullable TableSnapshots snapshots,
    List<Reopening> reopenings) {
  public Close {
    brands = List.copyOf(brands);
    checks = List.copyOf(checks);
    reopenings = List.copyOf(reopenings);
    if (brands.isEmpty()) {
      throw new IllegalArgumentException("brands is empty; a close is of one brand at least");
    }
    if (state == CloseState.CLOSED && snapshots == null) {
      throw new IllegalArgumentException("%s is CLOSED without snapshots".formatted(name.tag()));
    }
  }

  /** A close that was checked and has done nothing yet. */
  public static Close begin(
      CloseName name, List<String> brands, Act act, List<CheckResult> checks) {
    return new Close(name, brands, CloseState.BEGUN, act, checks, null, List.of());
  }

  /** Its tag. */
  public String tag() {
    return name.tag();
  }

  /** The brands whose books it keeps closed, or is about to close. */
  public List<String> activeBrands() {
    return brands.stream()
        .filter(
            brand -> reopenings.stream().noneMatch(r -> r.isDone() && r.brands().contains(brand)))
        .toList();
  }

  /** A reopening that was cut. */
  public Optional<Reopening> unfinishedReopening() {
    return reopenings.stream().filter(Predicate.not(Reopening::isDone)).findFirst();
  }

  /** Whether a check was overridden. */
  public boolean isForced() {
    return checks.stream().anyMatch(CheckResult::isInTheWay);
  }

  /** The snapshots, which were chosen. */
  public TableSnapshots requireSnapshots() {
    if (snapshots == null) {
      throw new IllegalStateException("%s has chosen no snapshots yet".formatted(tag()));
    }
    return snapshots;
  }

  /** The same with the state of the tables it publishes. */
  public Close with(TableSnapshots chosen) {
    return new Close(name, brands, state, begun, checks, chosen, reopenings);
  }

  /** The same in another state. */
  public Close with(CloseState next) {
    return new Close(name, brands, next, begun, checks, snapshots, reopenings);
  }

  /** The same with one more reopening, or with the last one done. */
  public Close with(List<Reopening> known) {
    return new Close(name, brands, state, begun, checks, snapshots, known);
  }
}
