/** Who may send: keys bound to a source and to brands, and signatures of requests. */
@NullMarked
package io.loopledger.ingest.access;

import org.jspecify.annotations.NullMarked;
