package io.loopledger.documents.html;

import io.loopledger.documents.markup.Markup;
import io.loopledger.documents.model.Document;
import io.loopledger.documents.model.Table;
import io.loopledger.documents.text.Labels;
import java.util.Locale;

/**
 * The page around the blocks: head, title, contents, sections, and what the report is made from.
 */
public final class HtmlPage {
  private static final String BASIS_ID = "report-basis";

  /** Columns that an upright page has room for. */
  private static final int MOST_COLUMNS = 9;

  private final Document document;
  private final Medium medium;
  private final Locale locale;
  private final Markup out = new Markup();

  private HtmlPage(Document document, Medium medium) {
    this.document = document;
    this.medium = medium;
    this.locale = document.locale();
  }

  /** The page, well-formed as XML too. */
  public static String of(Document document, Medium medium, String css) {
    return "<!DOCTYPE html>\n" + new HtmlPage(document, medium).page(css);
  }

  private String page(String css) {
    String language = locale.getLanguage();
    out.open("html", medium == Medium.PAPER ? paper(language) : screen(language)).line();
    head(css);
    body();
    if (medium == Medium.SCREEN) {
      out.leaf("a", Labels.SKIP.in(locale), "class", "skip", "href", "#report-main").line();
    }
    title();
    if (medium == Medium.SCREEN) {
      contents();
    }
    main();
    out.close().line().close().line();
    return out.finish();
  }

  private static String[] screen(String language) {
    return new String[] {"lang", language};
  }

  private static String[] paper(String language) {
    return new String[] {"lang", language, "xmlns", "http://www.w3.org/1999/xhtml"};
  }

  private void head(String css) {
    out.open("head").line();
    if (medium == Medium.SCREEN) {
      out.single("meta", "charset", "utf-8").line();
      out.single("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
          .line();
      out.single("meta", "name", "referrer", "content", "no-referrer").line();
    }
    out.leaf("title", document.title() + " · " + document.subtitle()).line();
    out.single("meta", "name", "subject", "content", document.subtitle()).line();
    out.single("meta", "name", "description", "content", document.subtitle()).line();
    if (medium == Medium.PAPER) {
      bookmarks();
    }
    out.style(css).line().close().line();
  }

  private void bookmarks() {
    out.open("bookmarks").line();
    for (Document.Section section : document.sections()) {
      bookmark(section.title(), section.id());
    }
    bookmark(Labels.BASIS.in(locale), BASIS_ID);
    out.close().line();
  }

  private void bookmark(String title, String id) {
    out.open("bookmark", "name", title, "href", "#" + id).close().line();
  }

  /** With wide tables all printed pages lie: a page that turns among others would leave gaps. */
  private void body() {
    boolean isWide =
        document.sections().stream()
            .flatMap(section -> section.blocks().stream())
            .anyMatch(
                block -> block instanceof Table table && table.columns().size() > MOST_COLUMNS);
    if (isWide && medium == Medium.SCREEN) {
      out.open("body", "class", "lying").line();
    } else {
      out.open("body").line();
    }
  }

  private void title() {
    out.open("header").line();
    out.open("h1").add(Inline.text(document.title())).close().line();
    out.open("p", "class", "subtitle").add(Inline.text(document.subtitle())).close().line();
    out.close().line();
  }

  private void contents() {
    out.open("nav", "aria-label", Labels.CONTENTS.in(locale)).open("ol").line();
    for (Document.Section section : document.sections()) {
      link(section.title(), section.id());
    }
    link(Labels.BASIS.in(locale), BASIS_ID);
    out.close().close().line();
  }

  private void link(String title, String id) {
    out.open("li").open("a", "href", "#" + id).add(Inline.text(title)).close().close().line();
  }

  private void main() {
    out.open("main", "id", "report-main").line();
    HtmlBlocks blocks = new HtmlBlocks(locale, medium);
    for (Document.Section section : document.sections()) {
      out.open("section", "aria-labelledby", section.id()).line();
      out.open("h2", "id", section.id()).add(Inline.text(section.title())).close().line();
      section.blocks().forEach(block -> out.add(blocks.block(block)).line());
      out.close().line();
    }
    basis();
    out.close().line();
  }

  private void basis() {
    out.open("section", "class", "basis", "aria-labelledby", BASIS_ID).line();
    out.leaf("h2", Labels.BASIS.in(locale), "id", BASIS_ID).line();
    out.open("dl").line();
    for (Document.Fact fact : document.facts()) {
      out.open("div").open("dt").add(Inline.text(fact.label())).close();
      out.open("dd", "data-fact", fact.id()).add(Inline.text(fact.value())).close().close().line();
    }
    out.close().line().close().line();
  }
}
