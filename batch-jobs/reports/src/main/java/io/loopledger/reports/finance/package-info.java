/**
 * The finance pack of a month: trial balance, margins, VAT, open breaks, liabilities, and whether
 * they fit each other.
 */
@NullMarked
package io.loopledger.reports.finance;

import org.jspecify.annotations.NullMarked;
