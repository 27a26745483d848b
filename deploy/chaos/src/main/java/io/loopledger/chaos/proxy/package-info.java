/** A TCP proxy before PostgreSQL that knows commits when it sees them, and can get in their way. */
@org.jspecify.annotations.NullMarked
package io.loopledger.chaos.proxy;
