package io.loopledger.dayend.policy;

import java.time.LocalDate;
import java.time.Month;
import java.util.Optional;

/** How long a voucher may be used. Events carry no date of expiry: it is a policy of the brand. */
public sealed interface VoucherValidity {
  /** The last date on which a voucher issued on a date may be used; empty if it never lapses. */
  Optional<LocalDate> lastDay(LocalDate issued);

  /** It never lapses. */
  record Unlimited() implements VoucherValidity {
    @Override
    public Optional<LocalDate> lastDay(LocalDate issued) {
      return Optional.empty();
    }
  }

  /**
   * So many days after its issue, as the brand's terms say.
   *
   * @param days 1 or more
   */
  record Days(int days) implements VoucherValidity {
    public Days {
      if (days < 1) {
        throw new IllegalArgumentException(
            "voucher_validity is %d days; write 1 or more, or unlimited".formatted(days));
      }
    }

    @Override
    public Optional<LocalDate> lastDay(LocalDate issued) {
      return Optional.of(issued.plusDays(days));
    }
  }

  /** Three years after the end of the year of its issue (sections 195, 199(1) BGB). */
  record Statutory() implements VoucherValidity {
    private static final int YEARS = 3;
    private static final int LAST = 31;

    @Override
    public Optional<LocalDate> lastDay(LocalDate issued) {
      return Optional.of(LocalDate.of(issued.getYear() + YEARS, Month.DECEMBER, LAST));
    }
  }
}
