package io.loopledger.catalog.rules;

import io.loopledger.schemas.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Fees that were posted for a sale and that no settlement has stated yet; negative where a fee was
 * given back.
 *
 * @param saleId event of the sale; empty where none is known
 * @param orderId the order, where it is known
 * @param currency ISO 4217
 * @param amountMicros net
 */
record OpenFee(String saleId, @Nullable String orderId, String currency, long amountMicros) {
  static OpenFee of(Env env, UnitState state, Money fee) {
    Sale sale = Returns.latest(state);
    String order = env.context().orderId();
    return new OpenFee(
        sale == null ? "" : sale.eventId,
        order == null && sale != null ? sale.orderId : order,
        fee.currency(),
        fee.amountMicros());
  }

  static List<OpenFee> plus(List<OpenFee> fees, OpenFee added) {
    List<OpenFee> next = new ArrayList<>(fees.size() + 1);
    OpenFee sum = added;
    for (OpenFee fee : fees) {
      if (fee.isOfSameSale(added)) {
        sum = sum.plus(fee.amountMicros);
      } else {
        next.add(fee);
      }
    }
    if (sum.amountMicros != 0) {
      next.add(sum);
    }
    return next;
  }

  private boolean isOfSameSale(OpenFee other) {
    return saleId.equals(other.saleId)
        && Objects.equals(orderId, other.orderId)
        && currency.equals(other.currency);
  }

  private OpenFee plus(long micros) {
    return new OpenFee(saleId, orderId, currency, Math.addExact(amountMicros, micros));
  }

  /**
   * The fees that a settlement is for: those of the order it names, else, of those without an
   * order, the ones it equals, else the newest.
   */
  static @Nullable OpenFee settledBy(List<OpenFee> fees, @Nullable String orderId, Money settled) {
    OpenFee equal = null;
    OpenFee newest = null;
    for (OpenFee fee : fees) {
      if (!fee.currency.equals(settled.currency())) {
        continue;
      }
      if (orderId != null && fee.orderId != null) {
        if (orderId.equals(fee.orderId)) {
          return fee;
        }
        continue;
      }
      if (equal == null && fee.amountMicros == settled.amountMicros()) {
        equal = fee;
      }
      newest = fee;
    }
    return equal == null ? newest : equal;
  }

  static List<OpenFee> without(List<OpenFee> fees, OpenFee removed) {
    List<OpenFee> next = new ArrayList<>(fees);
    next.remove(removed);
    return next;
  }
}
