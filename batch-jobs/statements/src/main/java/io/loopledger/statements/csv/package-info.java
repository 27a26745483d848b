/** CSV files by a mapping. */
@NullMarked
package io.loopledger.statements.csv;

import org.jspecify.annotations.NullMarked;
