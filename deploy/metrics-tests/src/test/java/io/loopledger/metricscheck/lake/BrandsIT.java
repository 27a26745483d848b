package io.loopledger.metricscheck.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.catalog.metrics.sql.BrandStatements;
import io.loopledger.catalog.metrics.sql.CatalogInstaller;
import io.loopledger.catalog.reference.Brand;
import io.loopledger.metricscheck.SharedLake;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code ref.brands} follows the registry: new, changed and forgotten brands. */
@ExtendWith(SharedLake.class)
class BrandsIT {
  private final RunningLake lake;
  private final CatalogInstaller installer;

  BrandsIT(RunningLake lake) {
    this.lake = lake;
    this.installer = new CatalogInstaller(lake::connect, lake.lake()::documentView);
  }

  @AfterEach
  void asRegistered() throws SQLException {
    installer.brands(registered());
  }

  @Test
  void aNewBrandIsThereAChangedOneChangesAndAForgottenOneGoes() throws SQLException {
    try (Connection trino = lake.connect();
        Statement statement = trino.createStatement()) {
      statement.execute("CREATE SCHEMA IF NOT EXISTS ref");
    }
    installer.brands(registered());
    List<String> before = rows();

    Brand dogwood = brand("dogwood", "EUR");
    installer.brands(with(dogwood));
    assertThat(rows()).containsAll(before).hasSize(before.size() + 1).contains("dogwood EUR");

    installer.brands(with(brand("dogwood", "SEK")));
    assertThat(rows()).hasSize(before.size() + 1).contains("dogwood SEK");

    installer.brands(registered());
    assertThat(rows()).isEqualTo(before);
  }

  private List<Brand> registered() {
    return lake.references().latest().brands();
  }

  private List<Brand> with(Brand brand) {
    return Stream.concat(registered().stream(), Stream.of(brand)).toList();
  }

  private Brand brand(String id, String currency) {
    Brand other = registered().getFirst();
    return new Brand(
        id, "grove", "DE", ZoneId.of("Europe/Berlin"), currency, other.policies(), List.of());
  }

  private List<String> rows() throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection trino = lake.connect();
        Statement statement = trino.createStatement();
        ResultSet answer =
            statement.executeQuery(
                "SELECT brand || ' ' || reporting_currency FROM %s ORDER BY 1"
                    .formatted(BrandStatements.TABLE))) {
      while (answer.next()) {
        rows.add(answer.getString(1));
      }
    }
    return rows;
  }
}
