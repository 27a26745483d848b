/** Archives that are the same bytes for the same content. */
@NullMarked
package io.loopledger.documents.zip;

import org.jspecify.annotations.NullMarked;
