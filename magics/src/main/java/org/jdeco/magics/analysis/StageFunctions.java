package org.jdeco.magics.analysis;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import org.jdeco.magics.source.Patch;
import org.jspecify.annotations.Nullable;

/**
 * Writes what the functions of a stream do with its current element into the body of one loop,
 * where each name must stand for one thing.
 */
final class StageFunctions {
  private final Attributed cell;
  private final Patch loop;
  private final Objection objection;
  private final Set<String> names = new HashSet<>();
  private final Set<String> taken = new HashSet<>(); // what functions so far declare
  private Patch value = new Patch(); // of the current element
  private int fresh;
  private @Nullable LambdaExpressionTree first;

  StageFunctions(Attributed cell, Patch loop, Objection objection) {
    this.cell = cell;
    this.loop = loop;
    this.objection = objection;
  }

  /** Starts with what a loop's variable holds. */
  void start(String variable) {
    names.add(variable);
    taken.add(variable);
    value = new Patch().add(variable);
  }

  /** The current element, as an expression. */
  Patch value() {
    return value;
  }

  /** Goes on with another element in the current one's place. */
  void replace(Patch element) {
    value = element;
  }

  /** A name that nothing has yet. */
  String fresh() {
    return "$p" + fresh++;
  }

  /** The first function that was written as a lambda; null if there was none yet. */
  @Nullable LambdaExpressionTree first() {
    return first;
  }

  /**
   * Writes what a function does with the current element; returns its result.
   *
   * @param aligned whether each element of the source still comes by, in its order
   */
  @Nullable Patch apply(ExpressionTree function, boolean aligned) {
    if (function instanceof MemberReferenceTree reference) {
      return reference(reference);
    }
    if (!(function instanceof LambdaExpressionTree lambda) || lambda.getParameters().size() != 1) {
      objection.raise(function, "one of its functions is not written there");
      return null;
    }
    unmixed(lambda);
    VariableTree parameter = lambda.getParameters().getFirst();
    Element element = Objects.requireNonNull(cell.element(parameter));
    String name = parameter.getName().toString();
    boolean given = value.text().equals(name) && first == null && names.contains(name);
    if (!given) {
      name = names.add(name) ? name : fresh();
      String type = TypeText.of(element.asType()).orElse("var");
      loop.add(type + " " + name + " = ").add(value).add("; ");
      value = new Patch().add(name);
    }
    if (first == null) {
      first = lambda;
      if (!aligned) {
        objection.raise(lambda, "elements are left out before its first function");
      }
    }
    return lambda.getBody() instanceof BlockTree block
        ? block(block, element, name)
        : renamed(lambda.getBody(), element, name);
  }

  private @Nullable Patch block(BlockTree block, Element parameter, String name) {
    List<? extends StatementTree> statements = block.getStatements();
    Patch result = new Patch();
    for (StatementTree statement : statements) {
      if (statement instanceof ReturnTree last
          && statement == statements.getLast()
          && last.getExpression() != null) {
        result = renamed(last.getExpression(), parameter, name);
      } else if (Exits.jumps(statement)) {
        objection.raise(statement, "one of its functions returns in several places");
        return null;
      } else {
        loop.add(renamed(statement, parameter, name)).add(" ");
      }
    }
    return result;
  }

  private @Nullable Patch reference(MemberReferenceTree reference) {
    Element element = cell.element(reference);
    Element owner = cell.element(reference.getQualifierExpression());
    if (!(element instanceof ExecutableElement method) || !(owner instanceof TypeElement)) {
      objection.raise(reference, "one of its functions is not written there");
      return null;
    }
    unmixed(reference);
    String name = fresh();
    loop.add("var " + name + " = ").add(value).add("; ");
    value = new Patch().add(name);
    String type = cell.text(reference.getQualifierExpression());
    return switch (reference.getMode()) {
      case NEW -> new Patch().add("new " + type + "(" + name + ")");
      case INVOKE ->
          new Patch()
              .add(
                  Var.isStatic(method)
                      ? type + "." + reference.getName() + "(" + name + ")"
                      : name + "." + reference.getName() + "()");
    };
  }

  /** Refuses a name that something else has in the loop, where all functions are in one block. */
  void unmixed(Tree part) {
    Set<Element> own = new HashSet<>();
    Set<String> declared = new HashSet<>();
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitVariable(VariableTree tree, @Nullable Void unused) {
        own.add(cell.element(tree));
        declared.add(tree.getName().toString());
        return super.visitVariable(tree, null);
      }
    }.scan(part, null);
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitIdentifier(IdentifierTree tree, @Nullable Void unused) {
        Element element = cell.element(tree);
        if (taken.contains(tree.getName().toString())
            && !(element instanceof ExecutableElement)
            && !own.contains(element)) {
          objection.raise(tree, "the name " + tree.getName() + " stands for several things in it");
        }
        return null;
      }
    }.scan(part, null);
    taken.addAll(declared);
  }

  /** A tree's text with another name for a parameter. */
  private Patch renamed(Tree tree, Element parameter, String name) {
    List<Tree> uses = new ArrayList<>();
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitIdentifier(IdentifierTree identifier, @Nullable Void unused) {
        if (parameter.equals(cell.element(identifier))
            && !identifier.getName().contentEquals(name)) {
          uses.add(identifier);
        }
        return null;
      }
    }.scan(tree, null);
    Patch patch = new Patch();
    int at = cell.start(tree);
    for (Tree use : uses) {
      patch.add(cell.body().slice(at, cell.start(use))).add(name);
      at = cell.end(use);
    }
    return patch.add(cell.body().slice(at, cell.end(tree)));
  }
}
