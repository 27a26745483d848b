package io.loopledger.local.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestReportTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void unitAndIntegrationTestsOfAllModulesAreSummed() throws IOException {
    write("a/target/surefire-reports/TEST-a.A.xml", "<testcase classname='a.A' name='one'/>");
    write(
        "b/c/target/failsafe-reports/TEST-b.BIT.xml",
        "<testcase classname='b.BIT' name='two'/>"
            + "<testcase classname='b.BIT' name='three'><skipped message='no\n data'/></testcase>");

    TestReport report = new TestReport();
    report.readAll(folder);

    assertThat(report.lines())
        .containsExactly("", "skipped: b.BIT.three (no data)", "2 passed, 0 failed, 1 skipped");
    assertThat(report.isGood()).isTrue();
  }

  @Test
  void aTestThatAbortedItselfIsSkippedWithTheReasonItGave() throws IOException {
    write(
        "a/target/surefire-reports/TEST-a.A.xml",
        "<testcase classname='a.A' name='one'><skipped type='x'><![CDATA["
            + "org.opentest4j.TestAbortedException: Assumption failed: skipped: f.csv is absent\n"
            + "\tat a.A.one(A.java:1)]]></skipped></testcase>");

    TestReport report = new TestReport();
    report.readAll(folder);

    assertThat(report.lines()).contains("skipped: a.A.one (f.csv is absent)");
  }

  @Test
  void failuresAndErrorsAreNamed() throws IOException {
    write(
        "a/target/surefire-reports/TEST-a.A.xml",
        "<testcase classname='a.A' name='one'><failure message='x'/></testcase>"
            + "<testcase classname='a.A' name='two'><error/></testcase>");

    TestReport report = new TestReport();
    report.readAll(folder);

    assertThat(report.lines())
        .containsExactly("", "failed: a.A.one", "failed: a.A.two", "0 passed, 2 failed, 0 skipped");
    assertThat(report.isGood()).isFalse();
  }

  @Test
  void aBuildThatRanNoTestIsNotGood() throws IOException {
    write("src/TEST-a.xml", "<testcase classname='a.A' name='one'/>");

    TestReport report = new TestReport();
    report.readAll(folder);

    assertThat(report.lines()).endsWith("0 passed, 0 failed, 0 skipped");
    assertThat(report.isGood()).isFalse();
  }

  private void write(String file, String cases) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.resolve("..").normalize());
    Files.writeString(path, "<testsuite>" + cases + "</testsuite>");
  }
}
