package org.jdeco.magics.analysis;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
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

  /**
   * The variable that an element declares.
   *
   * @param notebook whether it is a variable of the notebook
   */
  static Var of(Element element, boolean notebook) {
    String name = element.getSimpleName().toString();
    String key =
        notebook
            ? "notebook " + name
            : element.getKind() == ElementKind.FIELD
                ? "field " + element.getEnclosingElement() + "." + name
                : "local " + name + "@" + System.identityHashCode(element);
    return new Var(key, name, element.asType());
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
