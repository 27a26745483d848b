@org.jspecify.annotations.NullMarked
package io.loopledger.chaos.check;
