/** Reading files of metrics, models and datasets, with the line of every value. */
@NullMarked
package io.loopledger.catalog.metrics.yaml;

import org.jspecify.annotations.NullMarked;
