package io.loopledger.schemas.event;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The documentation a field carries into Avro schemas, table comments and contracts. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.RECORD_COMPONENT})
public @interface Doc {
  /** One sentence: meaning, unit, source. */
  String value();

  /** A value as it occurs; needed where the kind of the field does not say it. */
  String example() default "";
}
