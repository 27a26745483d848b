/** Rows of the lake's tables as Iceberg's generic records, appended exactly once. */
@org.jspecify.annotations.NullMarked
package io.loopledger.rows;
