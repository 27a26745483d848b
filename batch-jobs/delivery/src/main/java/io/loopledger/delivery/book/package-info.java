/** What is known of each due report and of each of its deliveries. */
@NullMarked
package io.loopledger.delivery.book;

import org.jspecify.annotations.NullMarked;
