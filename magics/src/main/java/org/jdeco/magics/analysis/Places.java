package org.jdeco.magics.analysis;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeMirror;

/** The variables, array elements and fields that code names, as touches. */
final class Places {
  private final Attributed cell;
  private final Callee callee;
  private final Origins origins;
  private final Touches found;

  Places(Code code, Touches found) {
    this.cell = code.cell();
    this.callee = code.callee();
    this.origins = code.origins();
    this.found = found;
  }

  /** What an assignment writes. */
  void write(ExpressionTree target, Tree at) {
    switch (Nests.bare(target)) {
      case IdentifierTree tree -> {
        Element element = cell.element(tree);
        if (element != null) {
          variable(true, element, at, tree.getName().toString());
        }
      }
      case ArrayAccessTree tree -> element(true, tree, at);
      case MemberSelectTree tree -> {
        Element element = cell.element(tree);
        if (element != null) {
          field(true, tree, element, at);
        }
      }
      default -> found.write(Touch.Kind.ANYTHING, Base.UNKNOWN, "", at, cell.text(target));
    }
  }

  /** A variable's own value. */
  void variable(boolean writing, Element element, Tree at, String name) {
    found.touch(writing, Touch.Kind.VARIABLE, Base.of(cell.variable(element)), "", at, name);
  }

  /** An array's element. */
  void element(boolean writing, ArrayAccessTree tree, Tree at) {
    TypeMirror type = cell.type(tree.getExpression());
    if (type instanceof ArrayType array) {
      String descriptor = callee.descriptor(array.getComponentType());
      Affine index = origins.affine(tree.getIndex());
      for (Base base : bases(writing, tree.getExpression())) {
        Base element = base.element(index);
        found.touch(writing, Touch.Kind.ELEMENT, element, descriptor, at, cell.text(tree));
      }
    }
  }

  /** A field, or what looks like one. */
  void field(boolean writing, MemberSelectTree tree, Element element, Tree at) {
    boolean constant = element.getModifiers().contains(Modifier.FINAL);
    if (constant || (element.getSimpleName().contentEquals("length") && isArray(tree))) {
      return;
    }
    if (Var.isStatic(element)) {
      variable(writing, element, at, cell.text(tree));
      return;
    }
    TypeElement owner = (TypeElement) Objects.requireNonNull(element.getEnclosingElement());
    String detail = callee.internal(owner) + "." + element.getSimpleName();
    for (Base base : bases(writing, tree.getExpression())) {
      found.touch(writing, Touch.Kind.FIELD, base, detail, at, cell.text(tree));
    }
  }

  /** The elements that a loop over an array or an iterable reads. */
  void elements(ExpressionTree source) {
    TypeMirror type = cell.type(source);
    for (Base base : origins.of(source)) {
      String what = "elements of " + cell.text(source);
      if (type instanceof ArrayType array) {
        String descriptor = callee.descriptor(array.getComponentType());
        found.read(Touch.Kind.ELEMENT, base.element(null), descriptor, source, what);
      } else {
        found.read(Touch.Kind.CONTENTS, base, "", source, what);
      }
    }
  }

  /** Where the object comes from that a place is part of. */
  private Set<Base> bases(boolean writing, ExpressionTree object) {
    Set<Base> bases = origins.of(object);
    if (writing && Origins.mayBeOwn(bases)) {
      found.writeOwn(origins.stores().ingredients(object));
    }
    return bases;
  }

  private boolean isArray(MemberSelectTree tree) {
    return cell.type(tree.getExpression()) instanceof ArrayType;
  }
}
