package org.jdeco.runtime;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Set;

/**
 * The platform's classes whose objects neither change nor lead to anything that does. Those who
 * judge types before a cell runs and those who look at objects while it runs agree on these.
 */
public final class ImmutableClasses {
  /** All of them. */
  public static final Set<Class<?>> ALL =
      Set.of(
          String.class,
          Boolean.class,
          Byte.class,
          Short.class,
          Character.class,
          Integer.class,
          Long.class,
          Float.class,
          Double.class,
          BigInteger.class,
          BigDecimal.class,
          Class.class);

  private ImmutableClasses() {}
}
