package org.jdeco.magics.effects;

import java.util.List;
import java.util.Set;

/** Something asked about all classes of the snippets; the answers may change with each cell. */
sealed interface Question {
  /** Which classes are subtypes of a type. */
  record Implementations(String type) implements Question {}

  /** Which classes have a body for a method. */
  record Bodies(String type, String name, String descriptor) implements Question {}

  /** Whether there are lambda expressions of an interface. */
  record Lambdas(String type) implements Question {}

  /** Whether one of the constructors is called, each given as class name and descriptor. */
  record Constructs(List<String> constructors) implements Question {}

  /** Whether a change of classes that are subtypes of {@code types} may change the answer. */
  default boolean concerns(Set<String> types) {
    return switch (this) {
      case Implementations(String type) -> types.contains(type);
      case Bodies(String type, String _, String _) -> types.contains(type);
      case Lambdas _, Constructs _ -> true;
    };
  }
}
