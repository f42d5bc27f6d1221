package org.jdeco.magics.analysis;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.Tree;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import org.jspecify.annotations.Nullable;

/** A nest of loops that is run ahead, and how. */
public final class AheadLoop {
  private final Attributed cell;
  private final Nest nest;
  private final Slice slice;
  private final boolean range;

  AheadLoop(Attributed cell, Nest nest, Slice slice) {
    this.cell = cell;
    this.nest = nest;
    this.slice = slice;
    this.range =
        slice.once()
            && slice.steady()
            && nest.innermost().header() instanceof Header.Counted
            && slice.steps().getLast().before().isEmpty();
  }

  /** The loops. */
  public Nest nest() {
    return nest;
  }

  /** What runs ahead. */
  public Slice slice() {
    return slice;
  }

  /** The text of something that the lookahead evaluates. */
  public String text(Tree tree) {
    return Iterators.text(cell, nest, tree);
  }

  /** The outermost call that a call is an argument of, or the call itself. */
  public Site outermost(Site site) {
    Site outermost = site;
    for (Site other : slice.sites()) {
      if (cell.start(other.call()) <= cell.start(outermost.call())
          && cell.end(other.call()) >= cell.end(outermost.call())) {
        outermost = other;
      }
    }
    return outermost;
  }

  /** Whether tasks cover ranges of the innermost loop's iterations, not single ones. */
  public boolean range() {
    return range;
  }

  /** The innermost loop's variable where tasks cover ranges of it. */
  public @Nullable Capture rangeVariable() {
    if (!range) {
      return null;
    }
    Element variable = cell.element(((Header.Counted) nest.innermost().header()).variable());
    return slice.moving().stream()
        .filter(capture -> capture.element().equals(variable))
        .findFirst()
        .orElse(null);
  }

  /**
   * The variables that a static method with the innermost body takes, besides the loop's own; empty
   * if the body cannot stand in one.
   */
  public Optional<List<Capture>> outline() {
    return nest.innermost().header() instanceof Header.Counted header
        ? Outline.of(cell, nest, header)
        : Optional.empty();
  }

  /**
   * The notebook's numbers that the calls depend on and nothing changes while the loop goes on: as
   * parameters of a method with the innermost body they need not be read anew for each call.
   */
  public List<Capture> constants() {
    if (!slice.trusted().isEmpty()) {
      return List.of();
    }
    List<Tree> body = List.of(nest.innermost().body());
    Region within = new Region(cell, body);
    Set<String> declared =
        within.declared(body).stream()
            .map(element -> element.getSimpleName().toString())
            .collect(Collectors.toSet());
    return slice.fixed().stream()
        .filter(capture ->
            cell.isNotebook(capture.element())
                && capture.element().asType().getKind().isPrimitive()
                && within.changes(capture.element()).isEmpty()
                && !declared.contains(capture.name()))
        .toList();
  }

  /** Whether a moving variable has a value before the loop starts. */
  public boolean startsOutside(Capture capture) {
    return !isSetFirst(capture)
        && isDeclaredOutside(capture)
        && Iterators.driven(cell, nest, capture.element()).isEmpty();
  }

  /** Whether the outermost header sets a variable before anything else happens. */
  private boolean isSetFirst(Capture capture) {
    return nest.levels().getFirst().header() instanceof Header.General general
        && !general.init().isEmpty()
        && general.init().getFirst() instanceof ExpressionStatementTree first
        && first.getExpression() instanceof AssignmentTree assignment
        && assignment.getVariable() instanceof IdentifierTree
        && capture.element().equals(cell.element(assignment.getVariable()));
  }

  private boolean isDeclaredOutside(Capture capture) {
    return cell.start(nest.outer()) > position(capture.element())
        || position(capture.element()) < 0;
  }

  private int position(Element element) {
    var tree = cell.declaration(element);
    return tree == null ? -1 : cell.start(tree);
  }

  /** The header of a single counted loop that moves nothing else along; null for other loops. */
  public Header.@Nullable Counted single() {
    return nest.levels().size() == 1
            && nest.levels().getFirst().header() instanceof Header.Counted header
            && slice.moving().size() == 1
        ? header
        : null;
  }

  /** The type of a counted loop's variable. */
  public String rangeTypeOf(Header.Counted header) {
    TypeMirror type = cell.type(header.variable());
    return type != null && type.getKind() == TypeKind.LONG ? "long" : "int";
  }

  /** The type of what an enhanced for goes over: of the array, or of an iterable's elements. */
  public String sourceType(Header.Each header) {
    return sourceType(cell, header).orElseThrow();
  }

  static Optional<String> sourceType(Attributed cell, Header.Each header) {
    TypeMirror type = cell.type(header.source());
    if (type == null || type.getKind() == TypeKind.ARRAY) {
      return TypeText.of(type);
    }
    Optional<String> element = TypeText.of(elementType(cell, type));
    return element.isPresent() || header.iterator()
        ? element
        : TypeText.of(cell.type(header.variable())); // what it is taken as has a name
  }

  private static @Nullable TypeMirror elementType(Attributed cell, TypeMirror type) {
    if (type instanceof DeclaredType declared
        && declared.asElement().toString().equals("java.lang.Iterable")) {
      List<? extends TypeMirror> arguments = declared.getTypeArguments();
      if (arguments.isEmpty()) {
        return cell.elements().getTypeElement("java.lang.Object").asType();
      }
      TypeMirror argument = arguments.getFirst();
      if (argument instanceof WildcardType wildcard) {
        return wildcard.getExtendsBound();
      }
      return argument.getKind() == TypeKind.TYPEVAR ? cell.types().erasure(argument) : argument;
    }
    if (type instanceof ArrayType) {
      return null;
    }
    for (TypeMirror parent : cell.types().directSupertypes(type)) {
      TypeMirror found = elementType(cell, parent);
      if (found != null) {
        return found;
      }
    }
    return null;
  }
}
