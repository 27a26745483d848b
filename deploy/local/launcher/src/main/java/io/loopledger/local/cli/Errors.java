package io.loopledger.local.cli;

import io.loopledger.ingest.deadletters.DeadLettersUnavailableException;
import io.loopledger.ingest.publish.PublishFailedException;
import io.loopledger.local.Failure;
import io.loopledger.local.settings.Home;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** One clear message for the user; the whole story goes to the home's log. */
final class Errors implements IExecutionExceptionHandler {
  private static final int FAILED = 1;

  private final Session session;

  Errors(Session session) {
    this.session = session;
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    if (e instanceof ParameterException wrongUse) {
      return usage(wrongUse, new String[0]);
    }
    PrintWriter err = command.getErr();
    Home home = Home.at(session.folder());
    err.println("Error: " + message(e, home.log().resolve("loopledger.log")));
    err.flush();
    if (home.isHome()) {
      LoggerFactory.getLogger(Errors.class).error("{} failed", command.getCommandName(), e);
    }
    return FAILED;
  }

  /** Wrong use of the command line: what is wrong, and where the help is. */
  static int usage(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("Error: " + e.getMessage());
    if (!UnmatchedArgumentException.printSuggestions(e, err)) {
      err.println(command.getHelp().fullSynopsis().stripTrailing());
    }
    err.println("See " + command.getCommandSpec().qualifiedName() + " --help.");
    err.flush();
    return ExitCode.USAGE;
  }

  static String message(Exception e, Path log) {
    return switch (e) {
      case NoSuchFileException missing -> "There is no file " + missing.getFile();
      case UncheckedIOException io -> io.getMessage() + cause(io);
      case IOException io -> plain(io);
      case Failure failure -> plain(failure);
      case PublishFailedException failed -> plain(failed);
      case DeadLettersUnavailableException unavailable -> plain(unavailable);
      case IllegalArgumentException refused -> plain(refused);
      case SQLException sql -> plain(sql);
      default -> "%s. This is unexpected; the whole story is in %s".formatted(e, log);
    };
  }

  private static String cause(Exception e) {
    return e.getCause() == null ? "" : ": " + e.getCause().getMessage();
  }

  private static String plain(Exception e) {
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }
}
