package io.loopledger.documents.html;

/** Where a page is read: what differs between the two is asked here. */
public enum Medium {
  /** A browser: contents, charts for wide and narrow windows, captions in their tables. */
  SCREEN,
  /** A renderer of pages, which knows CSS 2.1, bookmarks, and texts in place of pictures. */
  PAPER
}
