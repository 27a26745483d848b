package io.loopledger.ingest.files.openrepair;

import io.loopledger.ingest.files.Column;
import java.util.List;
import java.util.Locale;

/** The columns of the Open Repair Data Standard v0.3 and, with two fewer, v0.2.1. */
enum OpenRepairColumn implements Column {
  ID(Need.REQUIRED),
  DATA_PROVIDER(Need.REQUIRED),
  COUNTRY(Need.REQUIRED),
  PARTNER_PRODUCT_CATEGORY(Need.REQUIRED),
  PRODUCT_CATEGORY(Need.OPTIONAL),
  PRODUCT_CATEGORY_ID(Need.OPTIONAL),
  BRAND(Need.OPTIONAL),
  YEAR_OF_MANUFACTURE(Need.OPTIONAL),
  PRODUCT_AGE(Need.OPTIONAL),
  REPAIR_STATUS(Need.REQUIRED),
  REPAIR_BARRIER_IF_END_OF_LIFE(Need.OPTIONAL),
  GROUP_IDENTIFIER(Need.OPTIONAL),
  EVENT_DATE(Need.REQUIRED),
  PROBLEM(Need.OPTIONAL);

  private final Need need;

  private enum Need {
    REQUIRED,
    OPTIONAL
  }

  OpenRepairColumn(Need need) {
    this.need = need;
  }

  @Override
  public List<String> names() {
    return List.of(name().toLowerCase(Locale.ROOT));
  }

  @Override
  public boolean required() {
    return need == Need.REQUIRED;
  }
}
