/** A real server that speaks S3, for tests. */
@NullMarked
package io.loopledger.testservers.s3;

import org.jspecify.annotations.NullMarked;
