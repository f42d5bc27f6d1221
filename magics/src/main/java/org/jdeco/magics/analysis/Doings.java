package org.jdeco.magics.analysis;

import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.jdeco.magics.effects.Access;
import org.jdeco.magics.effects.Effects;
import org.jdeco.magics.effects.Index;
import org.jdeco.magics.effects.Place;
import org.jdeco.magics.effects.Root;
import org.jdeco.magics.effects.Unknown;
import org.jspecify.annotations.Nullable;

/**
 * What called code does, as touches of the caller's places: a callee's effects speak of its
 * parameters, which stand for what the call gives.
 */
final class Doings {
  private final Attributed cell;
  private final Callee callee;
  private final Origins origins;
  private final UserCode users;
  private final Touches found;

  Doings(Code code, Touches found) {
    this.cell = code.cell();
    this.callee = code.callee();
    this.origins = code.origins();
    this.users = new UserCode(cell, origins.assignments());
    this.found = found;
  }

  /** What a call does, its arguments' own evaluation left out. */
  void call(ExpressionTree tree, ExecutableElement method) {
    List<? extends ExpressionTree> arguments = Operands.arguments(tree);
    add(
        callee.effects(method),
        tree,
        root -> origins.root(root, tree, method),
        argument -> argument < arguments.size() ? origins.affine(arguments.get(argument)) : null);
  }

  /** What a method does that is not called here, but may be wherever the reference to it goes. */
  void reference(MemberReferenceTree tree, ExecutableElement method) {
    add(callee.effects(method), tree, root -> Set.of(Base.UNKNOWN), argument -> null);
  }

  /** What going through the elements of what is not an array does. */
  void each(EnhancedForLoopTree tree) {
    TypeMirror type = cell.type(tree.getExpression());
    if (type != null && !(type instanceof ArrayType)) {
      add(callee.each(type), tree, root -> source(root, tree.getExpression()), argument -> null);
    }
  }

  /** What asking an operand of a concatenation for its text does. */
  void text(ExpressionTree operand, Tree at) {
    TypeMirror type = cell.type(operand);
    boolean constant =
        ImmutableTypes.contains(type)
            && !(type instanceof DeclaredType declared
                && declared.asElement().getKind() == ElementKind.ENUM);
    if (type != null && !constant) {
      add(callee.text(type), at, root -> source(root, operand), argument -> null);
    }
  }

  /** The bases of a callee's root where all that it is given is one object. */
  private Set<Base> source(Root root, ExpressionTree given) {
    return origins.root(root, index -> origins.of(given));
  }

  /** What closing a resource does. */
  void close(Tree resource) {
    ExpressionTree value =
        resource instanceof VariableTree variable
            ? Objects.requireNonNull(variable.getInitializer())
            : (ExpressionTree) resource;
    boolean seen =
        value instanceof NewClassTree
            || value instanceof LambdaExpressionTree
            || value instanceof MemberReferenceTree;
    if (!seen && UserCode.isFunction(cell, cell.type(resource))) {
      anything(resource, "whatever its close() does");
    }
    if (cell.type(resource) instanceof DeclaredType type) {
      callee
          .closing((TypeElement) type.asElement())
          .forEach(method ->
              add(callee.effects(method), resource, root -> source(root, value), argument -> null));
    }
  }

  private void add(
      Effects effects,
      Tree at,
      Function<Root, Set<Base>> bases,
      IntFunction<@Nullable Affine> index) {
    for (Access access : effects.reads()) {
      Access named = named(access, at);
      bases.apply(access.root()).forEach(base -> place(false, named, base, at, index));
    }
    for (Access access : effects.writes()) {
      Set<Base> targets = bases.apply(access.root());
      targets.forEach(base -> place(true, named(access, at), base, at, index));
      boolean itself = access.root().equals(new Root.Parameter(-1)) && at instanceof NewClassTree;
      if (Origins.mayBeOwn(targets) && !itself) {
        Operands.of(at).forEach(this::own);
      }
    }
    if (effects.mayNotReturn()) {
      found.stay();
    }
    effects.traits().forEach(trait -> found.trait(trait, at));
    effects.unknowns().stream()
        .filter(
            unknown -> !(unknown.what().startsWith("the function in ") && users.isWrittenOut(at)))
        .forEach(unknown -> unknown(unknown, at));
  }

  /** An access in the words of the call: it names what is given for a parameter without a name. */
  private Access named(Access access, Tree at) {
    if (!(access.root() instanceof Root.Parameter(int index))
        || !(at instanceof MethodInvocationTree call)
        || index >= call.getArguments().size()
        || (index < 0 && !(call.getMethodSelect() instanceof MemberSelectTree))) {
      return access;
    }
    Tree given =
        index >= 0
            ? call.getArguments().get(index)
            : ((MemberSelectTree) call.getMethodSelect()).getExpression();
    String what =
        access.what().replaceFirst("argument \\d+", Matcher.quoteReplacement(cell.oneLine(given)));
    return new Access(access.root(), access.place(), what, access.site());
  }

  private void place(
      boolean writing, Access access, Base base, Tree at, IntFunction<@Nullable Affine> index) {
    String what = access.what();
    if (access.root() instanceof Root.Anything) {
      found.touch(writing, Touch.Kind.ANYTHING, Base.UNKNOWN, "", at, what);
      return;
    }
    switch (access.place()) {
      case Place.Itself ignored -> found.touch(writing, Touch.Kind.VARIABLE, base, "", at, what);
      case Place.Element(Index in, String descriptor) -> {
        Base element = base.element(affine(in, index));
        found.touch(writing, Touch.Kind.ELEMENT, element, descriptor, at, what);
      }
      case Place.Field(String owner, String name) ->
          found.touch(writing, Touch.Kind.FIELD, base, owner + "." + name, at, what);
      case Place.Contents ignored -> found.touch(writing, Touch.Kind.CONTENTS, base, "", at, what);
      case Place.Reachable ignored ->
          found.touch(writing, Touch.Kind.REACHABLE, base, "", at, what);
    }
  }

  /** A callee's index in the caller's variables. */
  private static @Nullable Affine affine(Index index, IntFunction<@Nullable Affine> given) {
    return switch (index) {
      case Index.OfParameter(int parameter, int offset) -> {
        Affine argument = given.apply(parameter);
        yield argument == null ? null : argument.plus(Affine.of(offset));
      }
      case Index.Constant(int value) -> Affine.of(value);
      case Index.Unknown ignored -> null;
    };
  }

  /** What code that is not known may do: a library to what it is given, the user's to anything. */
  private void unknown(Unknown unknown, Tree at) {
    found.unknown(unknown, at);
    if (unknown.isFunction() || users.mayBeBehind(at)) {
      anything(at, unknown.what());
    }
    for (ExpressionTree operand : Operands.of(at)) {
      if (!ImmutableTypes.contains(cell.type(operand))) {
        Set<Base> bases = origins.of(operand);
        if (Origins.mayBeOwn(bases)) {
          own(operand);
        }
        for (Base base : bases) {
          found.write(Touch.Kind.REACHABLE, base, "", at, cell.text(operand));
        }
      }
    }
  }

  /** What code of the user's may do that is not seen. */
  private void anything(Tree at, String what) {
    found.write(Touch.Kind.ANYTHING, Base.UNKNOWN, Touches.USERS, at, what);
  }

  private void own(ExpressionTree expression) {
    found.writeOwn(origins.stores().ingredients(expression));
  }
}
