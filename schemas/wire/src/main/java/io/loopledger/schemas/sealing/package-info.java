/** Encryption at rest of bytes that may hold a person's data, with one key a brand. */
@NullMarked
package io.loopledger.schemas.sealing;

import org.jspecify.annotations.NullMarked;
