/**
 * Charts as SVG: bars, waterfall and line, drawn for screens, paper and eyes that see colours
 * differently.
 */
@NullMarked
package io.loopledger.documents.chart;

import org.jspecify.annotations.NullMarked;
