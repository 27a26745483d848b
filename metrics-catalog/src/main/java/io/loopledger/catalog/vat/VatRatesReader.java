package io.loopledger.catalog.vat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads vat-rates.yaml. Everything in it is text, so no rate passes through a binary float. */
final class VatRatesReader {
  private static final String RESOURCE = "vat-rates.yaml";

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .build();

  private VatRatesReader() {}

  static VatRates builtIn() {
    try (InputStream in = VatRatesReader.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is missing from the jar");
      }
      return read(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + RESOURCE, e);
    }
  }

  static VatRates read(byte[] yaml) throws IOException {
    File file = YAML.readValue(yaml, File.class);
    List<CountryVat> countries =
        present("countries", file.countries()).stream().map(VatRatesReader::country).toList();
    return new VatRates(day("as_of", file.asOf()), countries);
  }

  private static CountryVat country(Country row) {
    String code = present("country", row.country());
    List<VatRate> rates =
        present("standard of " + code, row.standard()).stream().map(r -> rate(code, r)).toList();
    List<CountryVat.Membership> union =
        present("union of " + code, row.union()).stream().map(VatRatesReader::membership).toList();
    return new CountryVat(code, rates, union);
  }

  private static VatRate rate(String country, Rate row) {
    return new VatRate(
        country,
        VatRate.basisPoints(present("rate of " + country, row.rate())),
        day("from of " + country, row.from()),
        present("source of " + country, row.source()));
  }

  private static CountryVat.Membership membership(Period row) {
    return new CountryVat.Membership(
        day("union.from", row.from()),
        row.until() == null ? null : day("union.until", row.until()));
  }

  private static LocalDate day(String field, @Nullable String text) {
    try {
      return LocalDate.parse(present(field, text));
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "%s is '%s', not a day such as 2020-07-01".formatted(field, text), e);
    }
  }

  private static <T> T present(String field, @Nullable T value) {
    if (value == null) {
      throw new IllegalArgumentException("%s is missing in %s; add it".formatted(field, RESOURCE));
    }
    return value;
  }

  private record File(@Nullable String asOf, @Nullable List<Country> countries) {}

  private record Country(
      @Nullable String country, @Nullable List<Period> union, @Nullable List<Rate> standard) {}

  private record Period(@Nullable String from, @Nullable String until) {}

  private record Rate(@Nullable String from, @Nullable String rate, @Nullable String source) {}
}
