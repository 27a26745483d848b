package io.loopledger.documents.pdf;

import io.loopledger.documents.text.PlainText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
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
  private static final List<CmapLookup> REGULAR =
      List.of(letters(PdfFonts.SANS), letters(PdfFonts.MORE_LETTERS));

  private static final List<CmapLookup> BOLD =
      List.of(letters(PdfFonts.SANS_BOLD), letters(PdfFonts.MORE_LETTERS_BOLD));

  private PdfText() {}

  /** The text as the fonts can show it. */
  static String shown(String text) {
    return PlainText.visible(text.replace("\r\n", "\n").replace('\r', '\n'), PdfText::isShown);
  }

  private static boolean isShown(int point) {
    boolean isBreak = point == '\n' || point == '\t';
    return isBreak || (isPlain(point) && isIn(point, REGULAR) && isIn(point, BOLD));
  }

  private static boolean isIn(int point, List<CmapLookup> fonts) {
    return fonts.stream().anyMatch(font -> font.getGlyphId(point) != 0);
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
