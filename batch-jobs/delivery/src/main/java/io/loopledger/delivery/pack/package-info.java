/** What is delivered: files in an order, the manifest last. */
@NullMarked
package io.loopledger.delivery.pack;

import org.jspecify.annotations.NullMarked;
