package org.jdeco.magics.analysis;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jdeco.runtime.ImmutableClasses;
import org.jspecify.annotations.Nullable;

/** The types whose values cannot change: who else has them does not matter. */
final class ImmutableTypes {
  private static final Set<String> NAMES =
      Stream.concat(
              ImmutableClasses.ALL.stream(),
              Stream.of(Void.class, UUID.class, Locale.class, Pattern.class))
          .map(Class::getName)
          .collect(Collectors.toUnmodifiableSet());

  private ImmutableTypes() {}

  /** Whether a type is one of them; what has no type is taken as one. */
  static boolean contains(@Nullable TypeMirror type) {
    return contains(type, new HashSet<>());
  }

  private static boolean contains(@Nullable TypeMirror type, Set<TypeElement> enums) {
    if (type == null
        || type.getKind().isPrimitive()
        || type.getKind() == TypeKind.VOID
        || type.getKind() == TypeKind.NULL) {
      return true;
    }
    if (type.getKind() != TypeKind.DECLARED) {
      return false;
    }
    TypeElement element = (TypeElement) ((DeclaredType) type).asElement();
    String name = element.getQualifiedName().toString();
    return NAMES.contains(name)
        || name.startsWith("java.time.")
        || (element.getKind() == ElementKind.ENUM
            && (name.startsWith("java.") || isConstant(element, enums)));
  }

  /**
   * Whether the constants of an enum hold nothing that changes, as far as can be seen: one with a
   * body of its own, for which the enum is not final, may have fields there.
   */
  private static boolean isConstant(TypeElement type, Set<TypeElement> enums) {
    return !enums.add(type) // it leads back to one that is being looked at
        || (type.getModifiers().contains(Modifier.FINAL)
            && ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
                .filter(field -> !Var.isStatic(field))
                .allMatch(field ->
                    field.getModifiers().contains(Modifier.FINAL)
                        && contains(field.asType(), enums)));
  }
}
