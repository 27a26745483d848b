/** The step of the night. */
@org.jspecify.annotations.NullMarked
package io.loopledger.breaks.night;
