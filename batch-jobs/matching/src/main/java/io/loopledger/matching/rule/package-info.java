/** Rules of matching as data: what is compared, by which keys, and how exactly. */
@org.jspecify.annotations.NullMarked
package io.loopledger.matching.rule;
