package io.loopledger.statements.camt;

import io.loopledger.statements.model.Faults;
import io.loopledger.statements.model.Statement;
import io.loopledger.statements.model.StatementLine;
import io.loopledger.statements.source.RefusedException;
import io.loopledger.statements.source.Source;
import io.loopledger.statements.source.StatementReader;
import io.loopledger.statements.xml.XmlCursor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javax.xml.namespace.QName;

/**
 * Bank statements of ISO 20022: camt.053.001.01 to .13. What the versions differ in is known
 * element by element; {@code CamtGrammarTest} holds the list against the model of pw-iso20022.
 */
public final class CamtReader implements StatementReader {
  private static final String PREFIX = "urn:iso:std:iso:20022:tech:xsd:";
  private static final Pattern FORMAT = Pattern.compile("camt\\.053\\.001\\.(0[1-9]|1[0-3])");

  private final String format;

  private CamtReader(String format) {
    this.format = format;
  }

  /** The reader of a document; empty if its root is not that of a known version. */
  public static Optional<CamtReader> of(QName root) {
    if (!root.getLocalPart().equals("Document") || !root.getNamespaceURI().startsWith(PREFIX)) {
      return Optional.empty();
    }
    String format = root.getNamespaceURI().substring(PREFIX.length());
    return FORMAT.matcher(format).matches()
        ? Optional.of(new CamtReader(format))
        : Optional.empty();
  }

  /** The version, such as {@code camt.053.001.08}. */
  public String format() {
    return format;
  }

  @Override
  public List<Statement> read(Source source, Consumer<StatementLine> lines, Faults faults)
      throws IOException {
    Message message = new Message(source, new CamtRun(lines, faults));
    try (XmlCursor cursor = XmlCursor.open(source, Set.of(PREFIX + format))) {
      cursor.children(name -> message.root(cursor, name));
      cursor.toEnd();
    }
    message.finish();
    return message.statements;
  }

  private final class Message {
    private final Source source;
    private final CamtRun run;
    private final List<Statement> statements = new ArrayList<>();
    private final Map<String, String> sequences = new HashMap<>();
    private final Map<String, Statement> lastOf = new HashMap<>();
    private final Set<String> seen = new HashSet<>();

    private Message(Source source, CamtRun run) {
      this.source = source;
      this.run = run;
    }

    private void root(XmlCursor cursor, String name) throws IOException {
      if (CamtGrammar.isKnown("Document", name, cursor.place(), run.faults())) {
        cursor.children(part -> part(cursor, part));
      } else {
        cursor.skip();
      }
    }

    private void part(XmlCursor cursor, String name) throws IOException {
      boolean isKnown = CamtGrammar.isKnown("BkToCstmrStmt", name, cursor.place(), run.faults());
      if (!isKnown || !name.equals("Stmt")) {
        cursor.skip();
        return;
      }
      if (statements.size() == source.limits().statements()) {
        throw new RefusedException(
            cursor.place(),
            "Stmt",
            "",
            "more than %d statements in one file; split it".formatted(statements.size()));
      }
      String place = cursor.place();
      AccountStatement reading = new AccountStatement(run, format, statements.size() + 1, place);
      Statement statement = reading.read(cursor);
      checkAgainstOthers(statement, reading, place);
      statements.add(statement);
    }

    private void finish() {
      if (statements.isEmpty() && run.faults().isEmpty()) {
        run.faults().add(Faults.FILE, "Stmt", "", "the message has no statement");
      }
    }

    private void checkAgainstOthers(Statement statement, AccountStatement reading, String place) {
      String sequence = reading.sequence();
      String account = statement.heading().account() + "/" + statement.currency();
      String reference = statement.heading().reference();
      if (!seen.add(String.join("/", account, reference, sequence, reading.page()))) {
        run.faults().add(place, "Id", reference, "stands in this file twice for the same account");
      }
      Statement before = lastOf.put(account, statement);
      String sequenceBefore = sequences.put(account, sequence);
      if (before != null && sequenceBefore != null && follows(sequenceBefore, sequence)) {
        checkContinues(before, statement, place);
      }
    }

    private void checkContinues(Statement before, Statement statement, String place) {
      boolean areKnown = before.closing() != null && statement.opening() != null;
      if (areKnown && !Objects.equals(before.closing(), statement.opening())) {
        run.faults()
            .add(
                place,
                "Bal",
                String.valueOf(statement.opening()),
                "opens with another balance than statement %s before it closed with, %s"
                    .formatted(before.heading().reference(), before.closing()));
      }
    }

    private static boolean follows(String before, String after) {
      return before.matches("\\d{1,17}")
          && after.matches("\\d{1,17}")
          && Long.parseLong(after) == Long.parseLong(before) + 1;
    }
  }
}
