package io.loopledger.reports.recheck;

import io.loopledger.documents.model.Cell.Amount;
import io.loopledger.reports.check.OriginCheck;
import io.loopledger.reports.recheck.file.FileFigure;
import io.loopledger.reports.recheck.file.FileFormat;
import io.loopledger.reports.recheck.file.RefusedFileException;
import io.loopledger.reports.recheck.file.ReportFile;
import io.loopledger.reports.recheck.file.ReportFiles;
import io.loopledger.reports.source.LakeState;
import io.loopledger.reports.source.ReportSource;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Checks report files: each figure that names a metric is read again through Trino, at the state
 * that its file names. What several files share is read once.
 */
public final class FileCheck {
  private final ReportWorld world;
  private final OriginRules rules;
  private final Map<String, Opened> read = new LinkedHashMap<>();
  private final Map<String, String> refusals = new HashMap<>();
  private final Map<String, Map<Amount, String>> differences = new HashMap<>();

  private FileCheck(ReportWorld world) {
    this.world = world;
    this.rules = new OriginRules(world.catalog());
  }

  /** Checks them, and compares the files of each report with each other. */
  public static FileCheckResult of(List<Path> files, ReportWorld world) {
    FileCheck check = new FileCheck(world);
    List<Path> each = files.stream().distinct().toList();
    each.forEach(check::read);
    check.readFigures();
    return new FileCheckResult(
        each.stream().map(Path::toString).map(check::checked).toList(), check.disagreements());
  }

  /** A file and the state that it names. */
  private record Opened(ReportFile file, LakeState state) {
    Asked asked() {
      return new Asked(file.facts().owner().orElse(""), state);
    }
  }

  /** What files are read together by. */
  private record Asked(String owner, LakeState state) {}

  private void read(Path file) {
    String name = file.toString();
    try {
      ReportFile report = ReportFiles.read(file);
      if (report.facts().owner().isEmpty()) {
        throw new RefusedFileException(
            "neither a tenant nor a brand stands among its facts; make the report again");
      }
      read.put(name, new Opened(report, world.state(report.facts())));
    } catch (RefusedFileException | IllegalArgumentException | IllegalStateException e) {
      refusals.put(name, e.getMessage());
    }
  }

  private void readFigures() {
    Map<Asked, List<ReportFile>> asked = new LinkedHashMap<>();
    for (Opened opened : read.values()) {
      asked.computeIfAbsent(opened.asked(), key -> new ArrayList<>()).add(opened.file());
    }
    asked.forEach(this::readFigures);
  }

  private void readFigures(Asked asked, List<ReportFile> files) {
    Set<Amount> amounts = new LinkedHashSet<>();
    for (ReportFile file : files) {
      for (FileFigure figure : file.figures()) {
        boolean isAskable = figure.origin().filter(o -> rules.problem(o).isEmpty()).isPresent();
        if (isAskable) {
          amounts.add(amount(figure));
        }
      }
    }
    try {
      ReportSource source =
          new ReportSource(world.catalog(), asked.state(), world.reader(files.getFirst().facts()));
      Map<Amount, String> found = new OriginCheck(source).differences(amounts);
      files.forEach(file -> differences.put(file.name(), found));
    } catch (SQLException | IllegalArgumentException | IllegalStateException e) {
      files.forEach(
          file -> {
            read.remove(file.name());
            refusals.put(
                file.name(), "its figures cannot be read through Trino: " + e.getMessage());
          });
    }
  }

  /** Without what is shown, so that all formats of a figure are one. */
  private static Amount amount(FileFigure figure) {
    return new Amount(figure.value(), 0, figure.unit().orElse(""), figure.origin());
  }

  private CheckedFile checked(String name) {
    Opened opened = read.get(name);
    if (opened == null) {
      return CheckedFile.refused(name, refusals.getOrDefault(name, "it was not read"));
    }
    ReportFile file = opened.file();
    List<FileFigure> named =
        file.figures().stream().filter(figure -> figure.origin().isPresent()).toList();
    List<String> others = new ArrayList<>();
    named.forEach(figure -> difference(file, figure).ifPresent(others::add));
    List<String> faults = new ArrayList<>(file.faults());
    faults.addAll(ChartRule.problems(file));
    return new CheckedFile(
        name,
        file.facts().tag().orElse("the snapshots it names"),
        file.figures().size(),
        named.size(),
        others,
        faults,
        file.figures().stream()
            .filter(figure -> figure.origin().isEmpty())
            .map(Unmetered::of)
            .toList(),
        Optional.empty());
  }

  private Optional<String> difference(ReportFile file, FileFigure figure) {
    return figure
        .origin()
        .flatMap(rules::problem)
        .or(
            () ->
                Optional.ofNullable(
                    differences.getOrDefault(file.name(), Map.of()).get(amount(figure))))
        .map(problem -> figure.place() + ": " + problem);
  }

  private List<String> disagreements() {
    Map<String, List<ReportFile>> reports = new TreeMap<>();
    for (Opened opened : read.values()) {
      ReportFile file = opened.file();
      reports.computeIfAbsent(stem(file), key -> new ArrayList<>()).add(file);
    }
    List<String> found = new ArrayList<>();
    for (List<ReportFile> files : reports.values()) {
      files.sort(Comparator.comparing(ReportFile::format));
      ReportFile first = files.getFirst();
      files.stream()
          .skip(1)
          .filter(file -> file.format() != FileFormat.PDF)
          .forEach(file -> found.addAll(new FormatComparison(first, file).differences()));
    }
    return found;
  }

  private static String stem(ReportFile file) {
    return file.format().stem(file.name());
  }
}
