/** Accounts that must reach zero, and what is left on them. */
@org.jspecify.annotations.NullMarked
package io.loopledger.breaks.clearing;
