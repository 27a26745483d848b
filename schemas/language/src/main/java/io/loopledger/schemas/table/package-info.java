/**
 * The lake's tables as column definitions: one place for names, types, documentation and row
 * values.
 */
@NullMarked
package io.loopledger.schemas.table;

import org.jspecify.annotations.NullMarked;
