package io.loopledger.documents.pdf;

import io.loopledger.documents.text.PlainText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.BitSet;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * Texts with nothing in them that the embedded fonts cannot show. Such a character is shown by its
 * code, {@code [U+4E2D]}, and so are marks that turn the direction of writing and letters that are
 * written from right to left, which would come out in the wrong order.
 */
final class PdfText {
  private static final int LAST_CODE_POINT = 0x10FFFF;

  private static final BitSet SHOWN = shownPoints();

  private PdfText() {}

  /** The text as the fonts can show it. */
  static String shown(String text) {
    return PlainText.visible(text.replace("\r\n", "\n").replace('\r', '\n'), SHOWN::get);
  }

  private static BitSet shownPoints() {
    CmapLookup sans = letters(PdfFonts.SANS);
    CmapLookup bold = letters(PdfFonts.SANS_BOLD);
    CmapLookup more = letters(PdfFonts.MORE_LETTERS);
    CmapLookup moreBold = letters(PdfFonts.MORE_LETTERS_BOLD);
    BitSet shown = new BitSet();
    for (int point = ' '; point <= LAST_CODE_POINT; point++) {
      boolean isInAFont = sans.getGlyphId(point) != 0 || more.getGlyphId(point) != 0;
      boolean isInABoldFont = bold.getGlyphId(point) != 0 || moreBold.getGlyphId(point) != 0;
      if (isInAFont && isInABoldFont && isPlain(point)) {
        shown.set(point);
      }
    }
    shown.set('\n');
    shown.set('\t');
    return shown;
  }

  private static boolean isPlain(int point) {
    return switch (Character.getDirectionality(point)) {
      case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
          Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC,
          Character.DIRECTIONALITY_ARABIC_NUMBER ->
          false;
      default ->
          switch (Character.getType(point)) {
            case Character.FORMAT,
                Character.CONTROL,
                Character.PRIVATE_USE,
                Character.SURROGATE,
                Character.UNASSIGNED ->
                false;
            default -> true;
          };
    };
  }

  private static CmapLookup letters(PdfFonts font) {
    try (RandomAccessReadBuffer bytes = new RandomAccessReadBuffer(font.open());
        TrueTypeFont parsed = new TTFParser().parse(bytes)) {
      return parsed.getUnicodeCmapLookup();
    } catch (IOException e) {
      throw new UncheckedIOException("the font %s cannot be read".formatted(font), e);
    }
  }
}
