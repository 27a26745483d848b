/** Imports a file and accounts for every row, up to the ledger. */
@NullMarked
package io.loopledger.local.imports;

import org.jspecify.annotations.NullMarked;
