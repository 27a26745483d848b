/** Delivery to stores that speak S3. */
@NullMarked
package io.loopledger.delivery.s3;

import org.jspecify.annotations.NullMarked;
