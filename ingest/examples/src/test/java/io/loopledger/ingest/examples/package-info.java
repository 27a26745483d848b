/** The examples of the documentation, run as a reader would run them. */
@NullMarked
package io.loopledger.ingest.examples;

import org.jspecify.annotations.NullMarked;
