/** What is known of one break, for whoever looks into it. */
@org.jspecify.annotations.NullMarked
package io.loopledger.breaks.evidence;
