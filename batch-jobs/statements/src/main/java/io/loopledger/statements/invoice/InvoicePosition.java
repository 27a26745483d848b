package io.loopledger.statements.invoice;

import io.loopledger.schemas.money.Money;
import io.loopledger.statements.model.Reference;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of an invoice (BG-25).
 *
 * @param net BT-131, as written
 * @param serviceDate the end of the line's period (BT-135); null where none is stated
 * @param text the article's name (BT-153)
 */
record InvoicePosition(
    String place,
    Money net,
    @Nullable LocalDate serviceDate,
    List<Reference> references,
    String text) {}
