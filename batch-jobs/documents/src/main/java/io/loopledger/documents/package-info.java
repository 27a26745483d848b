/**
 * A document in files: one {@link io.loopledger.documents.DocumentWriter} for each format, found by
 * its service.
 */
@NullMarked
package io.loopledger.documents;

import org.jspecify.annotations.NullMarked;
