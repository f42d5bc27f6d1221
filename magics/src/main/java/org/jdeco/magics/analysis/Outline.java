package org.jdeco.magics.analysis;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.util.TreeScanner;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether the body of a counted loop may stand in a static method, and which variables
 * that method takes. It may if all that it names is there, too, if it sets no variable of the code
 * around it, and if it throws nothing that the method would have to declare.
 *
 * <p>The JVM compiles a small method that is called again and again much sooner than a loop in the
 * midst of other code, which it has to replace while it runs.
 */
final class Outline extends TreeScanner<@Nullable Void, @Nullable Void> {
  private final Attributed cell;
  private final Region region;
  private final Tree body;
  private final @Nullable Element counter;
  private final Set<Element> own;
  private final Map<Element, Capture> captures = new LinkedHashMap<>();
  private boolean fits = true;

  private Outline(Attributed cell, Nest nest, Header.Counted header) {
    this.cell = cell;
    this.body = nest.innermost().body();
    this.region = new Region(cell, List.of(body));
    this.counter = cell.element(header.variable());
    this.own = region.declared(List.of(body));
  }

  /** The variables that a method with the innermost body takes; empty if there can be none. */
  static Optional<List<Capture>> of(Attributed cell, Nest nest, Header.Counted header) {
    Outline outline = new Outline(cell, nest, header);
    outline.scan(outline.body, null);
    return outline.fits ? Optional.of(List.copyOf(outline.captures.values())) : Optional.empty();
  }

  @Override
  public @Nullable Void visitIdentifier(IdentifierTree name, @Nullable Void unused) {
    Element element = cell.element(name);
    if (element == null) {
      fits = false;
    } else if (element instanceof TypeElement type) {
      fits &= type.getNestingKind() != NestingKind.LOCAL;
    } else if (element instanceof ExecutableElement || element.getKind() == ElementKind.FIELD) {
      fits &= Var.isStatic(element) || TypeText.isSnippetHolder(element.getEnclosingElement());
    } else if (Var.isVariable(element)) {
      variable(element);
    } else {
      fits &= element.getKind() == ElementKind.PACKAGE;
    }
    return null;
  }

  private void variable(Element element) {
    if (own.contains(element) || element.equals(counter) || cell.isNotebook(element)) {
      return;
    }
    Optional<String> type = TypeText.of(element.asType());
    if (type.isEmpty() || !region.changes(element).isEmpty()) {
      fits = false;
      return;
    }
    captures.put(element, new Capture(element, element.getSimpleName().toString(), type.get()));
  }

  @Override
  public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void unused) {
    throwing(cell.element(call));
    return super.visitMethodInvocation(call, null);
  }

  @Override
  public @Nullable Void visitNewClass(NewClassTree made, @Nullable Void unused) {
    throwing(cell.element(made));
    return super.visitNewClass(made, null);
  }

  private void throwing(@Nullable Element element) {
    fits &=
        element instanceof ExecutableElement called
            && called.getThrownTypes().stream().allMatch(this::isUnchecked);
  }

  private boolean isUnchecked(TypeMirror thrown) {
    return is(thrown, "java.lang.RuntimeException") || is(thrown, "java.lang.Error");
  }

  private boolean is(TypeMirror thrown, String type) {
    return cell.types().isSubtype(thrown, cell.elements().getTypeElement(type).asType());
  }

  @Override
  public @Nullable Void visitClass(ClassTree type, @Nullable Void unused) {
    return refused();
  }

  @Override
  public @Nullable Void visitLambdaExpression(LambdaExpressionTree lambda, @Nullable Void unused) {
    return refused();
  }

  @Override
  public @Nullable Void visitTry(TryTree attempt, @Nullable Void unused) {
    return refused();
  }

  @Override
  public @Nullable Void visitThrow(ThrowTree thrown, @Nullable Void unused) {
    return refused();
  }

  @Override
  public @Nullable Void visitReturn(ReturnTree end, @Nullable Void unused) {
    return refused();
  }

  private @Nullable Void refused() {
    fits = false;
    return null;
  }
}
