/** What a customer can be told about a return, and in which words. */
@NullMarked
package io.loopledger.catalog.live.customer;

import org.jspecify.annotations.NullMarked;
