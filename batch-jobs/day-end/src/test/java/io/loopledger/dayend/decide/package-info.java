@org.jspecify.annotations.NullMarked
package io.loopledger.dayend.decide;
