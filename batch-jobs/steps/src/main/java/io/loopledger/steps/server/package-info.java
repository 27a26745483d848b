/** The servers that the steps work on, and how it is told that one is down. */
@NullMarked
package io.loopledger.steps.server;

import org.jspecify.annotations.NullMarked;
