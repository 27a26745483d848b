/**
 * Keeps the differences that matching, proof and clearing accounts show, until they are settled.
 */
@org.jspecify.annotations.NullMarked
package io.loopledger.breaks;
