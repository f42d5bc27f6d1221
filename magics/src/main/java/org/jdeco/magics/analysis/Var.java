package org.jdeco.magics.analysis;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeMirror;

/**
 * A variable as the analysis tells it from others. A variable of the notebook keeps its identity
 * whether it is seen as a field of a snippet's class or as a local of the cell being analysed.
 *
 * @param key equal for the same variable only
 * @param name its name
 * @param type its type
 */
public record Var(String key, String name, TypeMirror type) {
  private static final String RESULT = "result ";

  /** The variable that an element declares. */
  static Var of(Element element) {
    String name = element.getSimpleName().toString();
    return new Var(key(element, name), name, element.asType());
  }

  private static String key(Element element, String name) {
    Element owner = element.getEnclosingElement();
    if (isNotebook(element)) {
      return "notebook " + name;
    }
    return element.getKind() == ElementKind.FIELD
        ? "field " + owner + "." + name
        : "local " + name + "@" + System.identityHashCode(element);
  }

  /** What a concurrent call gives, as if it were kept in a variable of its own. */
  static Var result(int start, TypeMirror type) {
    return new Var(RESULT + start, "the result", type);
  }

  /** Whether it is a method's own, so that no other code can set it. */
  boolean isLocal() {
    return key.startsWith("local ");
  }

  /** Whether it stands for a concurrent call's result, which nothing else leads to at first. */
  boolean isResult() {
    return key.startsWith(RESULT);
  }

  /** Whether an element is a variable of the notebook, which outlives the cell. */
  static boolean isNotebook(Element element) {
    Element owner = element.getEnclosingElement();
    if (element.getKind() == ElementKind.FIELD) {
      return TypeText.isSnippetHolder(owner);
    }
    return element.getKind() == ElementKind.LOCAL_VARIABLE
        && owner instanceof ExecutableElement method
        && method.getSimpleName().contentEquals(Attributed.METHOD);
  }

  static boolean isVariable(Element element) {
    return switch (element.getKind()) {
      case FIELD,
          PARAMETER,
          LOCAL_VARIABLE,
          EXCEPTION_PARAMETER,
          RESOURCE_VARIABLE,
          BINDING_VARIABLE ->
          true;
      default -> false;
    };
  }

  static boolean isStatic(Element element) {
    return element.getModifiers().contains(Modifier.STATIC);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Var var && var.key.equals(key);
  }

  @Override
  public int hashCode() {
    return key.hashCode();
  }
}
