/** What can be wrong with a row or a document, by code. */
@NullMarked
package io.loopledger.ingest.mapping.fault;

import org.jspecify.annotations.NullMarked;
