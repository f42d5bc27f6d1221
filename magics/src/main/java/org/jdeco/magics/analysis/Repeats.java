package org.jdeco.magics.analysis;

import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.jdeco.magics.effects.Root;
import org.jspecify.annotations.Nullable;

/** Checks what is gone over, or opened and closed, a second time by what runs ahead. */
final class Repeats {
  private final Attributed cell;
  private final Callee callee;
  private final Origins origins;
  private final List<Touch> writes;
  private final Touching touching;
  private final ReadChecks reads;
  private final Conditions conditions;

  /**
   * The checks of one region.
   *
   * @param reads checks what is read
   * @param conditions takes what is found
   */
  Repeats(Code code, Around around, ReadChecks reads, Conditions conditions) {
    this.cell = code.cell();
    this.callee = code.callee();
    this.origins = code.origins();
    this.touching = new Touching(code);
    this.writes = around.writes();
    this.reads = reads;
    this.conditions = conditions;
  }

  /** What an enhanced for goes over: the lookahead goes over it once more. */
  void source(Header.Each header) {
    Element iterator = cell.element(header.variable());
    if (header.iterator() && iterator != null) {
      Var moved = cell.variable(iterator);
      boolean moves =
          writes.stream()
              .filter(write -> write.at() != header.variable())
              .anyMatch(write -> moved.equals(write.base().variable()));
      if (moves) {
        conditions.refuse(unrepeatable(header.source()));
      }
    }
    reads.check(touching.elements(header.source()), false);
  }

  /** Refuses what does not give the same elements twice, as far as types tell. */
  void repeatable(ExpressionTree source) {
    TypeMirror type = cell.type(source);
    if (!(type instanceof ArrayType) && (!isCollection(type) || isWeak(source))) {
      conditions.refuse(unrepeatable(source));
    }
  }

  /** What a loop in the innermost body goes over: a worker goes over it once more. */
  void again(EnhancedForLoopTree loop) {
    ExpressionTree source = loop.getExpression();
    repeatable(source);
    reads.check(touching.elements(source), true);
  }

  /** The closing of a resource that a worker opens for itself. */
  void closed(Tree resource) {
    ExpressionTree value =
        resource instanceof VariableTree variable
            ? variable.getInitializer()
            : (ExpressionTree) resource;
    TypeMirror type = cell.type(resource);
    boolean own = value != null && origins.of(value).isEmpty();
    if (!own
        || !(type instanceof DeclaredType declared)
        || !closes((TypeElement) declared.asElement())) {
      conditions.refuse(
          new Refusal(
              resource,
              "the calls depend on a resource that is not the iteration's own (line "
                  + cell.line(resource)
                  + ")",
              "open it in the concurrent method",
              "try"));
    }
  }

  /** Whether closing an object changes nothing but the object. */
  private boolean closes(TypeElement type) {
    return callee.closing(type).stream()
        .map(callee::effects)
        .allMatch(effects ->
            effects.traits().isEmpty()
                && effects.unknowns().isEmpty()
                && effects.writes().stream()
                    .allMatch(write -> write.root().equals(new Root.Parameter(-1))));
  }

  private Refusal unrepeatable(ExpressionTree source) {
    return new Refusal(
        source,
        "going over " + cell.text(source) + " twice may not give the same",
        "copy it into a List before the loop",
        "unrepeatable-iteration");
  }

  /** Whether elements may go by themselves, as far as types tell; the runtime looks again. */
  private boolean isWeak(ExpressionTree source) {
    return source instanceof MethodInvocationTree call
        && call.getMethodSelect() instanceof MemberSelectTree select
        && cell.type(select.getExpression()) instanceof DeclaredType map
        && map.asElement().toString().equals("java.util.WeakHashMap");
  }

  private boolean isCollection(@Nullable TypeMirror type) {
    if (!(type instanceof DeclaredType)) {
      return false;
    }
    TypeMirror collection =
        cell.types().erasure(cell.elements().getTypeElement("java.util.Collection").asType());
    return cell.types().isSubtype(cell.types().erasure(type), collection);
  }
}
