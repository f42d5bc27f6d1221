package org.jdeco.magics.analysis;

import java.util.HashSet;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * Which kinds of changeable places can be reached from a value of some type. Types tell it where
 * they are closed: primitives, arrays, records and final classes of the user, enums and immutable
 * types of the platform. Whatever may have other subclasses may lead anywhere.
 */
final class Reach {
  private final Set<String> arrays = new HashSet<>();
  private final Set<String> fields = new HashSet<>();
  private final Set<String> visited = new HashSet<>();
  private boolean anywhere;

  private Reach() {}

  static Reach of(TypeMirror type, Callee callee) {
    Reach reach = new Reach();
    reach.visit(type, callee);
    return reach;
  }

  /** Whether an array with elements of this descriptor may be reached. */
  boolean array(String descriptor) {
    boolean reference = descriptor.startsWith("L") || descriptor.startsWith("[");
    return anywhere
        || arrays.contains(descriptor)
        || (reference && arrays.stream().anyMatch(a -> a.startsWith("L") || a.startsWith("[")));
  }

  /** Whether this field of an object may be reached. */
  boolean field(String detail) {
    return anywhere || fields.contains(detail);
  }

  /** Whether a collection, a builder or the like may be reached. */
  boolean contents() {
    return anywhere;
  }

  private void visit(TypeMirror type, Callee callee) {
    if (anywhere || ImmutableTypes.contains(type) || !visited.add(type.toString())) {
      return;
    }
    switch (type.getKind()) {
      case ARRAY -> {
        TypeMirror component = ((ArrayType) type).getComponentType();
        arrays.add(callee.descriptor(component));
        visit(component, callee);
      }
      case DECLARED -> declared((DeclaredType) type, callee);
      default -> anywhere = true;
    }
  }

  private void declared(DeclaredType type, Callee callee) {
    TypeElement element = (TypeElement) type.asElement();
    boolean closed =
        element.getKind() == ElementKind.RECORD
            || (element.getModifiers().contains(Modifier.FINAL)
                && element.getSuperclass().toString().equals("java.lang.Object"));
    boolean platform = element.getQualifiedName().toString().startsWith("java.");
    if (!closed || platform || !type.getTypeArguments().isEmpty()) {
      anywhere = true;
      return;
    }
    for (Element member : element.getEnclosedElements()) {
      if (member.getKind() == ElementKind.FIELD && !Var.isStatic(member)) {
        fields.add(callee.internal(element) + "." + member.getSimpleName());
        if (member.asType().getKind() != TypeKind.ERROR) {
          visit(member.asType(), callee);
        }
      }
    }
  }
}
