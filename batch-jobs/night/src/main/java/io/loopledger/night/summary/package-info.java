/** What a night came to, as text, JSON and a page. */
@NullMarked
package io.loopledger.night.summary;

import org.jspecify.annotations.NullMarked;
