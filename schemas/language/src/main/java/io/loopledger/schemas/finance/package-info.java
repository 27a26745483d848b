/** Rows of what finance systems say, and of what was matched with it. */
@org.jspecify.annotations.NullMarked
package io.loopledger.schemas.finance;
