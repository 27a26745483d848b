package io.loopledger.catalog.live.customer;

import io.loopledger.catalog.live.CycleFigures;
import io.loopledger.catalog.live.LoopEnds;
import io.loopledger.catalog.live.UnitFigures;
import io.loopledger.catalog.live.alerts.Timeline;
import io.loopledger.catalog.posting.Effective;
import io.loopledger.catalog.posting.PinnedEvent;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventContext;
import io.loopledger.schemas.event.EventData.SaleReturned;
import io.loopledger.schemas.event.EventData.UnitReceived;
import io.loopledger.schemas.event.EventData.UnitSold;
import io.loopledger.schemas.event.ReturnKind;
import io.loopledger.schemas.event.TakeBack.ReturnRequested;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the take-backs in the life of a unit: the receipts that began a cycle, who gave the unit
 * back, and what became of it. Only a take-back is one: a withdrawal or a warranty case displaces
 * nothing, and a resold unit that comes back to its seller is no new return.
 */
final class ReturnScan {
  private final UnitFigures figures;
  private final List<Return> returns = new ArrayList<>();
  private @Nullable Return open;
  private @Nullable String asker;
  private @Nullable ReturnKind asked;
  private boolean isComingBack;
  private boolean hasComeBack;
  private @Nullable String program;
  private @Nullable String product;
  private @Nullable String category;

  /** A take-back while the scan fills it. */
  static final class Return {
    final int cycleNo;
    final PinnedEvent receipt;
    @Nullable String customer;
    @Nullable String program;
    @Nullable String product;
    @Nullable String category;

    /** Whether it was sold, and the sale stands. */
    boolean isSold;

    /** Whether it left for good, or another cycle began. */
    boolean isOver;

    Return(int cycleNo, PinnedEvent receipt) {
      this.cycleNo = cycleNo;
      this.receipt = receipt;
    }
  }

  private ReturnScan(UnitFigures figures) {
    this.figures = figures;
  }

  /** The take-backs, oldest first. */
  static List<Return> of(UnitFigures figures, Timeline unit) {
    ReturnScan scan = new ReturnScan(figures);
    for (Effective effective : unit.effective()) {
      scan.see(effective.event());
    }
    return scan.returns;
  }

  private void see(PinnedEvent pinned) {
    Event event = pinned.event();
    EventContext context = event.context();
    program = context.program() != null ? context.program() : program;
    product = context.product() != null ? context.product() : product;
    category = context.category() != null ? context.category() : category;
    switch (event.data()) {
      case ReturnRequested requested -> {
        asked = requested.returnKind();
        asker = context.customer();
      }
      case UnitReceived received -> received(pinned, received);
      case UnitSold sold -> {
        if (open != null) {
          open.isSold = true;
        }
      }
      case SaleReturned returned -> {
        if (open != null && open.isSold) {
          isComingBack = !hasComeBack;
          hasComeBack = false;
          open.isSold = false;
        }
      }
      default -> other(event);
    }
    if (open != null) {
      open.program = program;
      open.product = product;
      open.category = category;
    }
  }

  private void other(Event event) {
    if (open != null && LoopEnds.isEnd(event.data())) {
      open.isOver = true;
    }
    String customer = event.context().customer();
    if (customer == null) {
      return;
    }
    switch (event.type()) {
      case LABEL_ISSUED, PAYOUT_OFFERED, OFFER_ACCEPTED, PAYOUT_ISSUED -> {
        if (open != null && open.customer == null && !open.isSold) {
          open.customer = customer;
        } else if (open == null || open.isSold || open.isOver) {
          asker = asker == null ? customer : asker;
        }
      }
      default -> {}
    }
  }

  private void received(PinnedEvent pinned, UnitReceived received) {
    boolean isReturnOfSale = isComingBack;
    isComingBack = false;
    ReturnKind kind = received.returnKind() != null ? received.returnKind() : asked;
    asked = null;
    String customer = pinned.event().context().customer();
    customer = customer != null ? customer : asker;
    asker = null;
    if (isReturnOfSale || (kind != null && kind != ReturnKind.TAKE_BACK)) {
      hasComeBack = !isReturnOfSale && open != null && open.isSold;
      return;
    }
    int cycleNo = cycleOf(pinned.event());
    if (open != null && (cycleNo == 0 || open.cycleNo == cycleNo)) {
      // A second receipt within the cycle: the return is that of the first.
      open.customer = open.customer == null ? customer : open.customer;
      return;
    }
    if (open != null) {
      open.isOver = true;
    }
    if (cycleNo > 0) {
      open = new Return(cycleNo, pinned);
      open.customer = customer;
      returns.add(open);
    }
  }

  /** The cycle to which the ledger posted the receipt; 0 if to none. */
  private int cycleOf(Event receipt) {
    for (Map.Entry<Integer, CycleFigures> cycle : figures.cycles().entrySet()) {
      if (cycle.getValue().isReceivedBy(receipt.source(), receipt.id())) {
        return cycle.getKey();
      }
    }
    return 0;
  }
}
