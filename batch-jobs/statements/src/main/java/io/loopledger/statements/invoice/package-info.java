/** Invoices of EN 16931. */
@NullMarked
package io.loopledger.statements.invoice;

import org.jspecify.annotations.NullMarked;
