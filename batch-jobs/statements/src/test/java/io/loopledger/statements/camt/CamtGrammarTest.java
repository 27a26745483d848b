package io.loopledger.statements.camt;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.xml.bind.annotation.XmlElement;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The list of elements against the schemas' model by another's hand, version by version. */
class CamtGrammarTest {
  private static final int VERSIONS = 13;
  private static final Set<String> FOLLOWED =
      Set.of(
          "BkToCstmrStmt",
          "Stmt",
          "Bal",
          "TxsSummry",
          "Ntry",
          "NtryDtls",
          "Btch",
          "TxDtls",
          "Refs");

  @Test
  void itKnowsWhatTheVersionsKnowAndNothingElse() throws ClassNotFoundException {
    Map<String, Set<String>> union = new TreeMap<>();
    for (int version = 1; version <= VERSIONS; version++) {
      String name = "com.prowidesoftware.swift.model.mx.MxCamt053001%02d".formatted(version);
      collect(Class.forName(name), "Document", union);
    }

    assertThat(union.keySet()).isEqualTo(CamtGrammar.parents());
    union.forEach(
        (parent, children) ->
            assertThat(CamtGrammar.childrenOf(parent)).as(parent).isEqualTo(children));
  }

  private static void collect(Class<?> type, String parent, Map<String, Set<String>> union) {
    for (Field field : type.getDeclaredFields()) {
      XmlElement element = field.getAnnotation(XmlElement.class);
      if (element == null) {
        continue;
      }
      union.computeIfAbsent(parent, key -> new TreeSet<>()).add(element.name());
      // Version 1 is named after itself.
      String child = element.name().replace("V01", "");
      if (FOLLOWED.contains(child)) {
        collect(elementType(field), child, union);
      }
    }
  }

  private static Class<?> elementType(Field field) {
    return field.getType() == List.class
        ? (Class<?>) ((ParameterizedType) field.getGenericType()).getActualTypeArguments()[0]
        : field.getType();
  }
}
