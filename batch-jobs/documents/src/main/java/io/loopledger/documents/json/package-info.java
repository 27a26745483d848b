/** A document as JSON, with exact decimals, and the schema of that JSON. */
@NullMarked
package io.loopledger.documents.json;

import org.jspecify.annotations.NullMarked;
