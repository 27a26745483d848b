/** Rows of the lake's tables: appended exactly once, and asked for through Trino. */
@org.jspecify.annotations.NullMarked
package io.loopledger.rows;
