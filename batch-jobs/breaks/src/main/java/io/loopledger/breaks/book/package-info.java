/** The life of a break: pure, from what is known and what was found to the changes. */
@org.jspecify.annotations.NullMarked
package io.loopledger.breaks.book;
