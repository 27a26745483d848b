package io.loopledger.ingest.mapping.record;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Names the source of a file's events: a URI reference, as CloudEvents asks. */
public final class SourceNames {
  private SourceNames() {}

  /** A path of these segments, each escaped. */
  public static String path(String... segments) {
    return Arrays.stream(segments)
        .map(SourceNames::segment)
        .collect(Collectors.joining("/", "/", ""));
  }

  /** A text that holds no slash and can be told apart from every other such text. */
  public static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
