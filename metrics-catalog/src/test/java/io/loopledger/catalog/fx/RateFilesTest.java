package io.loopledger.catalog.fx;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.testkit.TestData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateFilesTest {
  private static final LocalDate DAY = LocalDate.parse("2023-02-21");
  private static final String CSV =
      "Date,USD,GBP,HRK,\n2023-02-21,1.0664,0.87925,N/A,\n2023-02-20,1.0674,0.88738,N/A,\n";
  private static final String XML =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01"
          xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
        <Cube>
          <Cube time='2023-02-20'><Cube currency='USD' rate='1.0674'/>
            <Cube currency='GBP' rate='0.887380'/></Cube>
          <Cube time='2023-02-21'>
            <Cube currency='USD' rate='1.0664'/><Cube currency='GBP' rate='0.87925'/></Cube>
        </Cube>
      </gesmes:Envelope>
      """;

  @Test
  void csvZipAndXmlOfTheSameRatesAreTheSameVersion() throws IOException {
    FxRates csv = FxRates.read("a", CSV.getBytes(UTF_8));
    FxRates xml = FxRates.read("b", XML.getBytes(UTF_8));
    FxRates zip = FxRates.read("c", zip("anything.txt", CSV));

    assertThat(csv.perEur("GBP", DAY).orElseThrow()).isEqualTo("0.87925");
    assertThat(csv.perEur("HRK", DAY)).isEmpty();
    assertThat(xml.version()).isEqualTo(csv.version()).startsWith("ecb-2023-02-21-");
    assertThat(zip.version()).isEqualTo(csv.version());
  }

  @Test
  void aMarkAtTheBeginningAndWindowsLineEndsDoNotMatter() {
    String windows = "\uFEFF" + CSV.replace("\n", "\r\n").replace(",\r", "\r");

    assertThat(FxRates.read("w", windows.getBytes(UTF_8)).version())
        .isEqualTo(FxRates.read("a", CSV.getBytes(UTF_8)).version());
  }

  @Test
  void aFileCanSayThatItsRatesAreMadeUp() {
    FxRates rates = FxRates.read("s", ("# simulated: for the demo\n" + CSV).getBytes(UTF_8));

    assertThat(rates.isSimulated()).isTrue();
    assertThat(rates.version()).startsWith("simulated-2023-02-21-");
    assertThat(rates.perEur("USD", DAY)).contains(new BigDecimal("1.0664"));
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2023-02-22,1.0,0,N/A,       | f line 4: GBP rate '0' is not positive
          2023-02-22,1.0,-0.8,N/A,    | f line 4: GBP rate '-0.8' is not positive
          2023-02-22,1.0,abc,N/A,     | f line 4: GBP rate 'abc' is not a plain decimal
          2023-02-22,1.0,1e3,N/A,     | f line 4: GBP rate '1e3' is not a plain decimal
          2023-02-22,1.0,NaN,N/A,     | f line 4: GBP rate 'NaN' is not a plain decimal
          2023-02-22,1.0,,N/A,        | f line 4: GBP rate '' is not a plain decimal
          2023-02-22,1.0,0.8,         | f line 4: '2023-02-22,1.0,0.8,' has 3 cells, the header 4
          2023-02-22,1,0.8,N/A,7,     | f line 4: '2023-02-22,1,0.8,N/A,7,' has 5 cells, the header 4
          22.02.2023,1.0,0.8,N/A,     | f line 4: date '22.02.2023' is not a day
          0023-02-22,1.0,0.8,N/A,     | f line 4: date '0023-02-22' is before the euro
          2023-02-20,1.0,0.8,N/A,     | f line 4: date '2023-02-20' occurs a second time
          ''                          | f line 4: '' has 1 cells, the header 4
          """)
  void aMalformedLineFailsWithFileLineAndValue(String line, String message) {
    assertThatThrownBy(() -> FxRates.read("f", (CSV + line + "\n").getBytes(UTF_8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Date,USD,usd,     | f line 1: currency 'usd' is not an ISO 4217 code
          Date,USD,USD,     | f line 1: currency 'USD' occurs a second time in the header
          Date,USD,EUR,     | f line 1: currency 'EUR' has no reference rate against itself
          Date,USD,         | f line 1: it holds no rates
          day,USD,          | f line 1: 'day,USD,' begins no rate file
          # simulated       | f line 1: it holds no rates
          """)
  void aMalformedHeaderFailsWithItsValue(String header, String message) {
    assertThatThrownBy(() -> FxRates.read("f", header.getBytes(UTF_8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rate='1.0674'  | rate='0'     | f line 5: USD of 2023-02-20: rate '0' is not positive
          rate='0.87925' | rate=''      | f line 8: GBP of 2023-02-21: rate '' is not a plain decimal
          rate='0.87925' | rat='1'      | f line 8: Cube with currency 'GBP' and rate 'null' needs both
          '2023-02-21'   | '2023-02-20' | f line 7: date '2023-02-20' occurs a second time
          '2023-02-21'   | 'today'      | f line 7: date 'today' is not a day
          'GBP'          | 'USD'        | f line 6: USD of 2023-02-20: currency 'USD' occurs a second time
          </Cube>        | </Cub>       | f is not well-formed XML
          """)
  void malformedXmlFailsWithFileLineAndValue(String good, String bad, String message) {
    assertThatThrownBy(() -> FxRates.read("f", XML.replace(good, bad).getBytes(UTF_8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void xmlCannotOpenOtherFiles(@TempDir Path folder) throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "0.87925");
    String type = "<!DOCTYPE x [<!ENTITY e SYSTEM \"%s\">]>".formatted(secret.toUri());
    String attack = XML.replace("<gesmes:Envelope", type + "<gesmes:Envelope");

    assertThatThrownBy(() -> FxRates.read("f", attack.getBytes(UTF_8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a document type is not allowed");
  }

  @Test
  void whatIsNoRateFileIsRefusedWithTheFormatsThatAre(@TempDir Path folder) throws IOException {
    assertThatThrownBy(() -> FxRates.read("f", new byte[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("eurofxref-hist.csv");
    assertThatThrownBy(() -> FxRates.read(folder.resolve("nowhere.csv")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nowhere.csv does not exist");
    byte[] twice = zip("inner.zip", new String(zip("a.csv", CSV), UTF_8));
    assertThatThrownBy(() -> FxRates.read("f", twice))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("f!inner.zip is a zip again");
    byte[] damaged = zip("a.csv", CSV.repeat(9));
    damaged[damaged.length / 3] ^= 0x55;
    assertThatThrownBy(() -> FxRates.read("f", damaged))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theEcbsOwnFileIsReadWhole() {
    FxRates rates = FxRates.read(TestData.file("ecb/eurofxref-hist.zip"));

    assertThat(rates.days()).isEqualTo(6983);
    assertThat(rates.lastDay()).isEqualTo("2026-04-13");
    assertThat(rates.currencies()).hasSize(41);
    assertThat(rates.perEur("GBP", rates.lastDay())).contains(new BigDecimal("0.87058"));
    assertThat(rates.perEur("BGN", rates.lastDay())).isEmpty();
  }

  @Test
  void theBuiltInHistoryIsTheEcbsOwnUpToItsLastDay() throws IOException {
    Path file = TestData.file("ecb/eurofxref-hist.zip");
    FxRates builtIn = FxRates.builtIn();
    String csv;
    try (ZipFile zip = new ZipFile(file.toFile());
        InputStream in = zip.getInputStream(zip.entries().nextElement())) {
      csv = new String(in.readAllBytes(), UTF_8);
    }
    String upToThen =
        csv.lines()
            .filter(l -> l.startsWith("Date") || l.compareTo(builtIn.lastDay() + "~") < 0)
            .collect(Collectors.joining("\n"));

    assertThat(FxRates.read("csv", upToThen.getBytes(UTF_8)).version())
        .isEqualTo(builtIn.version());
  }

  private static byte[] zip(String name, String content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }
}
