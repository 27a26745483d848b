package io.loopledger.ingest.simulator.finance;

import java.util.Locale;

/**
 * What is left of a payment's references once banks have passed them on: capitals, without the
 * characters that payment schemes do not carry, cut off at the length of an old text field.
 */
final class BankTexts {
  private static final int REMITTANCE_LENGTH = 27;
  private static final int END_TO_END_LENGTH = 35;

  private BankTexts() {}

  static String endToEnd(Line line) {
    String reference = line.reference().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9-]", "");
    return reference.isEmpty() ? "NOTPROVIDED" : cut(reference, END_TO_END_LENGTH);
  }

  static String counterparty(Line line) {
    return line.type().equals("PAYOUT") ? "ACCOUNT HOLDER" : line.other().toUpperCase(Locale.ROOT);
  }

  static String remittance(Line line) {
    String text =
        switch (line.type()) {
          case "PAYOUT" -> "PAYOUT FOR YOUR RETURN " + line.other();
          case "CLAIM" -> "LOST PARCEL " + line.reference();
          case "SETTLEMENT" -> line.other() + " " + line.reference();
          default -> "INVOICE " + line.reference();
        };
    return cut(text.toUpperCase(Locale.ROOT), REMITTANCE_LENGTH);
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length);
  }
}
