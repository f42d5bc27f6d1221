package org.jdeco.magics.analysis;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import org.jdeco.magics.effects.Root;
import org.jspecify.annotations.Nullable;

/** Finds the variables that the static fields in class files are. */
final class StaticFields {
  private final Attributed cell;

  StaticFields(Attributed cell) {
    this.cell = cell;
  }

  /** The variable that a class file's static field is. */
  Var variable(Root.Variable field) {
    TypeElement type = type(field.owner().replace('/', '.'));
    if (type != null) {
      for (Element member : type.getEnclosedElements()) {
        if (member.getKind() == ElementKind.FIELD
            && member.getSimpleName().contentEquals(field.field())) {
          return cell.variable(member);
        }
      }
    }
    boolean snippet = field.owner().matches("REPL/\\$JShell\\$\\w+");
    String key = snippet ? "notebook " : "field " + field.owner() + ".";
    TypeMirror object = cell.elements().getTypeElement("java.lang.Object").asType();
    return new Var(key + field.field(), field.field(), object);
  }

  /** The type of a binary name; a dollar sign in it may be part of a name, or stand between two. */
  private @Nullable TypeElement type(String binaryName) {
    TypeElement type = cell.elements().getTypeElement(binaryName);
    for (int at = binaryName.lastIndexOf('$');
        type == null && at > 0;
        at = binaryName.lastIndexOf('$', at - 1)) {
      TypeElement outer = type(binaryName.substring(0, at));
      String name = binaryName.substring(at + 1);
      type =
          outer == null
              ? null
              : outer.getEnclosedElements().stream()
                  .filter(member -> member.getSimpleName().contentEquals(name))
                  .filter(TypeElement.class::isInstance)
                  .map(TypeElement.class::cast)
                  .findFirst()
                  .orElse(null);
    }
    return type;
  }
}
