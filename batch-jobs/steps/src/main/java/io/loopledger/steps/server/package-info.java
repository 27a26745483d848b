/** The servers that the steps work on. */
@NullMarked
package io.loopledger.steps.server;

import org.jspecify.annotations.NullMarked;
