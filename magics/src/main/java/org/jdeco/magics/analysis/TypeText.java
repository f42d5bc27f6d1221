package org.jdeco.magics.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import org.jspecify.annotations.Nullable;

/** Types as source text, named as the user can name them. */
public final class TypeText {
  private TypeText() {}

  /** The type's text; empty for a type that has no name everywhere, such as a type variable. */
  public static Optional<String> of(@Nullable TypeMirror type) {
    return of(type, false);
  }

  /** The text of a type in a declaration of its own, where type variables have their names. */
  public static Optional<String> ofDeclared(TypeMirror type) {
    return of(type, true);
  }

  private static Optional<String> of(@Nullable TypeMirror type, boolean variables) {
    if (type == null) {
      return Optional.empty();
    }
    TypeKind kind = type.getKind();
    if (kind.isPrimitive() || kind == TypeKind.VOID) {
      return Optional.of(kind.name().toLowerCase(Locale.ROOT));
    }
    return switch (kind) {
      case NULL -> Optional.of("Object");
      case ARRAY -> of(((ArrayType) type).getComponentType(), variables).map(text -> text + "[]");
      case TYPEVAR -> {
        TypeVariable variable = (TypeVariable) type;
        if (isCaptured(variable)) {
          TypeMirror bound = variable.getUpperBound();
          yield bound.toString().contains("capture") ? Optional.empty() : of(bound, variables);
        }
        yield variables
            ? Optional.of(variable.asElement().getSimpleName().toString())
            : Optional.empty();
      }
      case WILDCARD -> wildcard((WildcardType) type, variables);
      case DECLARED -> declared((DeclaredType) type, variables);
      default -> Optional.empty();
    };
  }

  /** Whether a variable stands for what a wildcard leaves open. */
  private static boolean isCaptured(TypeVariable variable) {
    String name = variable.asElement().getSimpleName().toString();
    return name.startsWith("<") || name.contains(" ");
  }

  /** The class that stands for a primitive type, as text; any other type as it is. */
  public static String boxed(String type) {
    return switch (type) {
      case "boolean" -> "Boolean";
      case "byte" -> "Byte";
      case "short" -> "Short";
      case "int" -> "Integer";
      case "long" -> "Long";
      case "char" -> "Character";
      case "float" -> "Float";
      case "double" -> "Double";
      case "void" -> "Void";
      default -> type;
    };
  }

  /** The value that a variable of a type has at first, as text. */
  public static String zero(String type) {
    return switch (type) {
      case "boolean" -> "false";
      case "byte", "short", "int", "long", "char", "float", "double" -> "0";
      default -> "null";
    };
  }

  private static Optional<String> wildcard(WildcardType type, boolean variables) {
    if (type.getExtendsBound() != null) {
      return of(type.getExtendsBound(), variables).map(text -> "? extends " + text);
    }
    return type.getSuperBound() != null
        ? of(type.getSuperBound(), variables).map(text -> "? super " + text)
        : Optional.of("?");
  }

  /** What a wildcard leaves open, as a wildcard. */
  private static Optional<String> captured(TypeVariable variable, boolean variables) {
    boolean below = variable.getLowerBound().getKind() != TypeKind.NULL;
    TypeMirror bound = below ? variable.getLowerBound() : variable.getUpperBound();
    if (bound.toString().contains("capture")) { // a bound that speaks of the variable itself
      return Optional.of("?");
    }
    Optional<String> text = of(bound, variables);
    return below
        ? text.map(named -> "? super " + named)
        : Optional.of(text.map(named -> "? extends " + named).orElse("?"));
  }

  private static Optional<String> declared(DeclaredType type, boolean variables) {
    Optional<String> name = name((TypeElement) type.asElement());
    if (name.isEmpty() || type.getTypeArguments().isEmpty()) {
      return name;
    }
    List<String> arguments = new ArrayList<>();
    for (TypeMirror argument : type.getTypeArguments()) {
      Optional<String> text =
          argument instanceof TypeVariable variable && isCaptured(variable)
              ? captured(variable, variables)
              : of(argument, variables);
      if (text.isEmpty()) {
        return Optional.empty();
      }
      arguments.add(text.get());
    }
    return Optional.of(name.get() + "<" + String.join(", ", arguments) + ">");
  }

  private static Optional<String> name(TypeElement type) {
    if (type.getNestingKind() == NestingKind.ANONYMOUS) {
      return Optional.empty();
    }
    String simple = type.getSimpleName().toString();
    Element outer = Objects.requireNonNull(type.getEnclosingElement());
    if (type.getNestingKind() == NestingKind.LOCAL) {
      return Optional.of(simple);
    }
    if (outer.getKind() == ElementKind.PACKAGE) {
      return Optional.of(type.getQualifiedName().toString());
    }
    return isSnippetHolder(outer)
        ? Optional.of(simple)
        : name((TypeElement) outer).map(text -> text + "." + simple);
  }

  /** Whether an element is the class that the shell, or the analysis, wraps snippets in. */
  static boolean isSnippetHolder(@Nullable Element element) {
    return element instanceof TypeElement type
        && type.getNestingKind() == NestingKind.TOP_LEVEL
        && (type.getSimpleName().toString().startsWith("$JShell$")
            || type.getSimpleName().contentEquals(Attributed.CLASS));
  }
}
