/**
 * What may be said of a climate figure, in German and English: sentences that are made of a figure,
 * and a check of sentences that people write. Our own policy for Directive (EU) 2024/825; no legal
 * advice.
 */
@NullMarked
package io.loopledger.catalog.claim;

import org.jspecify.annotations.NullMarked;
