/** Breaks in the lake: read as they are now, and appended by one at a time. */
@org.jspecify.annotations.NullMarked
package io.loopledger.breaks.table;
