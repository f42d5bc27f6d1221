package org.jdeco.magics.analysis;

import java.util.Objects;
import java.util.stream.Collectors;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jdeco.magics.effects.EffectAnalysis;
import org.jdeco.magics.effects.Effects;
import org.jdeco.magics.effects.MethodKey;

/** Finds what a method that a tree calls may do. */
final class Callee {
  private final Attributed cell;
  private final EffectAnalysis analysis;

  Callee(Attributed cell, EffectAnalysis analysis) {
    this.cell = cell;
    this.analysis = analysis;
  }

  Effects effects(ExecutableElement method) {
    TypeElement owner = (TypeElement) Objects.requireNonNull(method.getEnclosingElement());
    return analysis.of(
        new MethodKey(internal(owner), method.getSimpleName().toString(), descriptor(method)));
  }

  private String internal(TypeElement type) {
    return cell.elements().getBinaryName(type).toString().replace('.', '/');
  }

  private String descriptor(ExecutableElement method) {
    return method.getParameters().stream()
        .map(VariableElement::asType)
        .map(this::descriptor)
        .collect(Collectors.joining("", "(", ")" + descriptor(method.getReturnType())));
  }

  /** The descriptor of a type's erasure. */
  String descriptor(TypeMirror type) {
    TypeKind kind = type.getKind();
    return switch (kind) {
      case BOOLEAN -> "Z";
      case BYTE -> "B";
      case SHORT -> "S";
      case INT -> "I";
      case LONG -> "J";
      case CHAR -> "C";
      case FLOAT -> "F";
      case DOUBLE -> "D";
      case VOID -> "V";
      case ARRAY -> "[" + descriptor(((ArrayType) type).getComponentType());
      case DECLARED -> "L" + internal((TypeElement) ((DeclaredType) type).asElement()) + ";";
      default -> {
        TypeMirror erased = cell.types().erasure(type);
        yield erased.getKind() == TypeKind.DECLARED || erased.getKind() == TypeKind.ARRAY
            ? descriptor(erased)
            : "Ljava/lang/Object;";
      }
    };
  }
}
