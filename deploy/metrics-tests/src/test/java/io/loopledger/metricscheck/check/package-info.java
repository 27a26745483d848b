@org.jspecify.annotations.NullMarked
package io.loopledger.metricscheck.check;
