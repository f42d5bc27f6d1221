package org.jdeco.magics.analysis;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jdeco.magics.effects.Access;
import org.jdeco.magics.effects.EffectAnalysis;
import org.jdeco.magics.effects.Effects;
import org.jdeco.magics.effects.Index;
import org.jdeco.magics.effects.MethodKey;
import org.jdeco.magics.effects.Place;
import org.jdeco.magics.effects.Root;

/** Finds what a method that a tree calls may do. */
final class Callee {
  private final Attributed cell;
  private final EffectAnalysis analysis;
  private final Trampolines trampolines;
  private final Map<ExecutableElement, Effects> known = new HashMap<>();

  Callee(Attributed cell, EffectAnalysis analysis, Trampolines trampolines) {
    this.cell = cell;
    this.analysis = analysis;
    this.trampolines = trampolines;
  }

  /** What a call of a method may do; its parameter -1 is the receiver. */
  Effects effects(ExecutableElement method) {
    return known.computeIfAbsent(method, this::analyse);
  }

  /**
   * What going through the elements of an object that is not an array may do; it is parameter 0.
   */
  Effects each(TypeMirror type) {
    DeclaredType erased = (DeclaredType) cell.types().erasure(type);
    TypeElement owner = (TypeElement) erased.asElement();
    return analysis.of(
        trampolines.of(Trampolines.Call.each(internal(owner), owner.getKind().isInterface())));
  }

  /** What asking an object of a type for its text may do; it is parameter 0. */
  Effects text(TypeMirror type) {
    return analysis.of(trampolines.of(Trampolines.Call.text(descriptor(type))));
  }

  /** The class that declares a method, as source text names it. */
  static String owner(ExecutableElement method) {
    TypeElement type = (TypeElement) Objects.requireNonNull(method.getEnclosingElement());
    return type.getQualifiedName().toString();
  }

  /** The methods that may close an object of a type at the end of a {@code try}. */
  List<ExecutableElement> closing(TypeElement type) {
    return ElementFilter.methodsIn(cell.elements().getAllMembers(type)).stream()
        .filter(method -> method.getSimpleName().contentEquals("close"))
        .filter(method -> method.getParameters().isEmpty())
        .toList();
  }

  private Effects analyse(ExecutableElement method) {
    TypeElement owner = (TypeElement) Objects.requireNonNull(method.getEnclosingElement());
    boolean constructor = method.getKind() == ElementKind.CONSTRUCTOR;
    MethodKey key =
        new MethodKey(
            internal(owner),
            constructor ? "<init>" : method.getSimpleName().toString(),
            descriptor(method, constructor));
    boolean fixed = Var.isStatic(method);
    if (fixed && TypeText.isSnippetHolder(owner)) {
      return analysis.of(key);
    }
    Trampolines.How how =
        constructor
            ? Trampolines.How.NEW
            : fixed ? Trampolines.How.STATIC : Trampolines.How.VIRTUAL;
    Effects effects =
        analysis.of(trampolines.of(new Trampolines.Call(how, key, owner.getKind().isInterface())));
    return how == Trampolines.How.VIRTUAL ? shifted(effects) : effects;
  }

  private static Effects shifted(Effects effects) {
    return new Effects(
        shifted(effects.reads()),
        shifted(effects.writes()),
        effects.traits(),
        effects.unknowns(),
        effects.returns().stream().map(Callee::shifted).collect(Collectors.toSet()),
        effects.freshResult(),
        effects.retains().stream().map(Callee::shifted).collect(Collectors.toSet()),
        effects.mayThrow(),
        effects.mayNotReturn());
  }

  private static Set<Access> shifted(Set<Access> accesses) {
    return accesses.stream()
        .map(a -> new Access(shifted(a.root()), shifted(a.place()), a.what(), a.site()))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Root shifted(Root root) {
    return root instanceof Root.Parameter(int index) ? new Root.Parameter(index - 1) : root;
  }

  private static Place shifted(Place place) {
    return place instanceof Place.Element(Index.OfParameter(int parameter, int offset), String type)
        ? new Place.Element(new Index.OfParameter(parameter - 1, offset), type)
        : place;
  }

  /** A class by the name that class files have for it. */
  String internal(TypeElement type) {
    return cell.elements().getBinaryName(type).toString().replace('.', '/');
  }

  private String descriptor(ExecutableElement method, boolean constructor) {
    return method.getParameters().stream()
        .map(VariableElement::asType)
        .map(this::descriptor)
        .collect(
            Collectors.joining(
                "", "(", ")" + (constructor ? "V" : descriptor(method.getReturnType()))));
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
