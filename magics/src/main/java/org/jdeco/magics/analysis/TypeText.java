package org.jdeco.magics.analysis;

import java.util.ArrayList;
import java.util.List;
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

  /** The type's text; empty for a type that has no name, such as that of an anonymous class. */
  public static Optional<String> of(@Nullable TypeMirror type) {
    if (type == null) {
      return Optional.empty();
    }
    TypeKind kind = type.getKind();
    if (kind.isPrimitive() || kind == TypeKind.VOID) {
      return Optional.of(kind.name().toLowerCase(java.util.Locale.ROOT));
    }
    return switch (kind) {
      case NULL -> Optional.of("Object");
      case ARRAY -> of(((ArrayType) type).getComponentType()).map(text -> text + "[]");
      case TYPEVAR -> {
        String name = ((TypeVariable) type).asElement().getSimpleName().toString();
        yield name.startsWith("<") || name.contains(" ") ? Optional.empty() : Optional.of(name);
      }
      case WILDCARD -> wildcard((WildcardType) type);
      case DECLARED -> declared((DeclaredType) type);
      default -> Optional.empty();
    };
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

  private static Optional<String> wildcard(WildcardType type) {
    if (type.getExtendsBound() != null) {
      return of(type.getExtendsBound()).map(text -> "? extends " + text);
    }
    return type.getSuperBound() != null
        ? of(type.getSuperBound()).map(text -> "? super " + text)
        : Optional.of("?");
  }

  private static Optional<String> declared(DeclaredType type) {
    Optional<String> name = name((TypeElement) type.asElement());
    if (name.isEmpty() || type.getTypeArguments().isEmpty()) {
      return name;
    }
    List<String> arguments = new ArrayList<>();
    for (TypeMirror argument : type.getTypeArguments()) {
      Optional<String> text = of(argument);
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
