/** Pseudonyms of customers at the door, and their erasure. */
@NullMarked
package io.loopledger.ingest.privacy;

import org.jspecify.annotations.NullMarked;
