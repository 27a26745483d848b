package io.loopledger.night.cli;

import io.loopledger.night.NightFailure;
import io.loopledger.night.calendar.CatchUp;
import io.loopledger.night.run.NightHouse;
import io.loopledger.night.step.StopRequested;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The entry of the night's process. */
public final class NightlyMain {
  /** The run script knows whether standard output is a terminal; Java cannot tell it alone. */
  private static final String TERMINAL = "loopledger.terminal.out";

  private static final String LOG = "loopledger.log";

  /** Not logback.xml: modules that only know the seam have one of their own. */
  private static final String LOGGING = "logback.configurationFile";

  private NightlyMain() {}

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] args) {
    prepareLogging(args, System.getenv());
    Session session =
        new Session(
            System.getenv(),
            Clock.systemUTC(),
            System.out,
            System.err,
            Boolean.getBoolean(TERMINAL));
    CountDownLatch ended = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(session, ended), "stop"));
    int code = commandLine(session).execute(args);
    ended.countDown();
    System.exit(code);
  }

  /** On SIGTERM or Ctrl-C: the step is asked to stop, and has its time for it. */
  private static void stop(Session session, CountDownLatch ended) {
    session.stop().request("the process was asked to end");
    try {
      if (!ended.await(session.stopWithin().toMillis(), TimeUnit.MILLISECONDS)) {
        session.err().println("The step did not stop in time; the next run goes on with it.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Before the first logger: where the log goes, and that Spring leaves it alone. */
  private static void prepareLogging(String[] args, Map<String, String> environment) {
    System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    if (System.getProperty(LOGGING) == null) {
      System.setProperty(LOGGING, "nightly-logback.xml");
    }
    if (System.getProperty(LOG) == null) {
      List<String> words = Arrays.asList(args);
      int option = words.indexOf("--home");
      String home =
          option >= 0 && option + 1 < words.size()
              ? words.get(option + 1)
              : environment.getOrDefault("LOOPLEDGER_HOME", "var");
      System.setProperty(LOG, Path.of(home, "log", "nightly.log").toAbsolutePath().toString());
    }
  }

  /** The command, for a session. */
  static CommandLine commandLine(Session session) {
    CommandLine line = new CommandLine(new NightlyCommand(session));
    line.getCommandSpec()
        .addOption(
            OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Shows this help.")
                .build());
    line.registerConverter(LocalDate.class, Converters::day);
    line.registerConverter(ZoneId.class, Converters::zone);
    line.registerConverter(CatchUp.class, Converters::catchUp);
    return line.setUsageHelpWidth(100)
        .setErr(new PrintWriter(session.err(), true, StandardCharsets.UTF_8))
        .setExecutionExceptionHandler((e, command, parsed) -> failed(session, e))
        .setParameterExceptionHandler((e, args) -> usage(e));
  }

  /** One clear message; the whole story goes to the log. */
  private static int failed(Session session, Exception e) {
    if (e instanceof ParameterException wrongUse) {
      return usage(wrongUse);
    }
    LoggerFactory.getLogger(NightlyMain.class).error("nightly failed", e);
    String message =
        switch (e) {
          case NightFailure failure -> String.valueOf(failure.getMessage());
          case NightHouse.Unreachable unreachable -> String.valueOf(unreachable.getMessage());
          case StopRequested stopped -> "stopped before a night began: " + stopped.getMessage();
          case IllegalArgumentException refused -> String.valueOf(refused.getMessage());
          default ->
              "%s. This is unexpected; the whole story is in %s"
                  .formatted(e, System.getProperty(LOG, "the log"));
        };
    session.err().println("Error: " + message);
    return e instanceof NightHouse.Unreachable ? ExitCodes.UNREACHABLE : ExitCodes.PROBLEM;
  }

  /** Wrong use of the command line: what is wrong, and where the help is. */
  private static int usage(ParameterException e) {
    CommandLine command = e.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("Error: " + e.getMessage());
    if (!UnmatchedArgumentException.printSuggestions(e, err)) {
      err.println(command.getHelp().fullSynopsis().stripTrailing());
    }
    err.println("See ./loopledger nightly --help.");
    err.flush();
    return ExitCodes.USAGE;
  }
}
