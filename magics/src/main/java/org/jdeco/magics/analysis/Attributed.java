package org.jdeco.magics.analysis;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jdeco.magics.source.Edit;
import org.jdeco.magics.source.MappedText;
import org.jspecify.annotations.Nullable;

/** A cell's body with every name and type resolved. Offsets are those of the body. */
public final class Attributed {
  /** The name of the class that holds the body while it is analysed. */
  static final String CLASS = "$Cell";

  /** The name of the method that holds the body's statements. */
  static final String METHOD = "$body";

  private final MappedText body;
  private final List<Part> parts;
  private final CompilationUnitTree unit;
  private final Trees trees;
  private final Types types;
  private final Elements elements;
  private final NavigableMap<Integer, int[]> copies;
  private final IdentityHashMap<Tree, TreePath> paths = new IdentityHashMap<>();
  private final IdentityHashMap<Element, Tree> declarations = new IdentityHashMap<>();

  Attributed(
      MappedText body,
      List<Part> parts,
      CompilationUnitTree unit,
      Trees trees,
      Types types,
      Elements elements,
      NavigableMap<Integer, int[]> copies) {
    this.body = body;
    this.parts = parts;
    this.unit = unit;
    this.trees = trees;
    this.types = types;
    this.elements = elements;
    this.copies = copies;
    new TreePathScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void scan(@Nullable Tree tree, @Nullable Void unused) {
        if (tree == null) {
          return null;
        }
        TreePath parent = getCurrentPath();
        TreePath path = parent == null ? new TreePath(unit) : new TreePath(parent, tree);
        paths.put(tree, path);
        if (tree instanceof VariableTree) {
          declarations.put(trees.getElement(path), tree);
        }
        return super.scan(tree, null);
      }
    }.scan(new TreePath(unit), null);
  }

  /** The body. */
  public MappedText body() {
    return body;
  }

  /** The snippets that the body consists of, in order. */
  List<Part> parts() {
    return parts;
  }

  /** The snippets that edits change, as the user wrote them. */
  public List<MappedText> changed(List<Edit> edits) {
    return parts.stream()
        .filter(part -> part.isChangedBy(edits))
        .map(part -> body.slice(part.start(), part.end()))
        .toList();
  }

  /**
   * Whether the edits change a method or a type: those a shell takes even if a name in them cannot
   * be resolved, which they say only when they are used.
   */
  public boolean changesDeclaration(List<Edit> edits) {
    return parts.stream()
        .anyMatch(part -> part.kind() == Part.Kind.MEMBER && part.isChangedBy(edits));
  }

  /** The text of a tree as the user wrote it. */
  public String text(Tree tree) {
    return body.text().substring(start(tree), end(tree));
  }

  /** A tree's text on one line, shortened. */
  String oneLine(Tree tree) {
    String line = text(tree).replaceAll("\\s+", " ");
    return line.length() > 60 ? line.substring(0, 57) + "..." : line;
  }

  /** The offset of a tree's first character in the body; -1 for a tree that is not in it. */
  public int start(Tree tree) {
    return toBody(positions().getStartPosition(unit, tree));
  }

  /** The offset behind a tree's last character in the body; -1 for a tree that is not in it. */
  public int end(Tree tree) {
    long end = positions().getEndPosition(unit, tree);
    int last = toBody(end - 1);
    return last < 0 ? -1 : last + 1;
  }

  /** The line in the user's cell where a tree starts, from 1. */
  public int line(Tree tree) {
    return MappedText.lineAt(body.cell(), body.origin(start(tree)));
  }

  /** The column in the user's cell where a tree starts, from 1. */
  public int column(Tree tree) {
    return MappedText.columnAt(body.cell(), body.origin(start(tree)));
  }

  /** What a name, call or declaration refers to; null where there is nothing. */
  public @Nullable Element element(Tree tree) {
    TreePath path = paths.get(tree);
    return path == null ? null : trees.getElement(path);
  }

  /** The type of an expression or declaration; null where it has none. */
  public @Nullable TypeMirror type(Tree tree) {
    TreePath path = paths.get(tree);
    return path == null ? null : trees.getTypeMirror(path);
  }

  /** The declaration of a variable within the cell; null when it is declared elsewhere. */
  public @Nullable Tree declaration(Element element) {
    return declarations.get(element);
  }

  /** Whether an element is a variable of the notebook, which outlives the cell. */
  boolean isNotebook(Element element) {
    return element.getKind() == ElementKind.FIELD
        ? TypeText.isSnippetHolder(element.getEnclosingElement())
        : declarations.get(element) instanceof VariableTree declared
            && parent(declared) instanceof BlockTree block
            && parent(block) instanceof MethodTree method
            && method.getName().contentEquals(METHOD);
  }

  /** Whether an element is part of the Java platform. */
  boolean isPlatform(Element element) {
    return elements.getPackageOf(element).getQualifiedName().toString().startsWith("java.");
  }

  /** The variable that an element declares. */
  Var variable(Element element) {
    return Var.of(element, isNotebook(element));
  }

  /**
   * Whether a name may mean something else than the notebook's variable in the method of a tree.
   */
  boolean isHidden(String name, Tree at) {
    Tree method = method(at);
    return declarations.entrySet().stream()
        .anyMatch(declared ->
            declared.getKey().getSimpleName().contentEquals(name)
                && !isNotebook(declared.getKey())
                && method(declared.getValue()) == method);
  }

  private @Nullable Tree method(Tree tree) {
    Tree at = tree;
    while (at != null && !(at instanceof MethodTree)) {
      at = parent(at);
    }
    return at;
  }

  /** Every variable that the cell declares, parameters and those of its methods included. */
  List<VariableElement> variables() {
    return declarations.keySet().stream()
        .filter(VariableElement.class::isInstance)
        .map(VariableElement.class::cast)
        .toList();
  }

  /** The tree around a tree; null for the root. */
  public @Nullable Tree parent(Tree tree) {
    TreePath path = paths.get(tree);
    TreePath parent = path == null ? null : path.getParentPath();
    return parent == null ? null : parent.getLeaf();
  }

  /** Operations on types. */
  public Types types() {
    return types;
  }

  /** Operations on elements. */
  public Elements elements() {
    return elements;
  }

  /** The statements at the top level of the cell. */
  public BlockTree statements() {
    return methods().stream()
        .filter(method -> method.getName().contentEquals(METHOD))
        .map(MethodTree::getBody)
        .findFirst()
        .orElseThrow();
  }

  /** The methods the cell declares at its top level. */
  public List<MethodTree> declaredMethods() {
    return methods().stream()
        .filter(method -> start(method.getBody() == null ? method : method.getBody()) >= 0)
        .filter(method -> !method.getName().contentEquals(METHOD))
        .toList();
  }

  /** The offset behind the last declaration of the cell that is no statement; 0 without any. */
  int declarationsEnd() {
    int end = 0;
    for (Tree each : unit.getImports()) {
      end = Math.max(end, end(each));
    }
    for (Tree each : holder().getMembers()) {
      Tree last =
          each instanceof MethodTree method && method.getBody() != null ? method.getBody() : each;
      boolean body = last.equals(statements());
      end = body ? end : Math.max(end, end(last));
    }
    return end;
  }

  private List<MethodTree> methods() {
    return holder().getMembers().stream()
        .filter(MethodTree.class::isInstance)
        .map(MethodTree.class::cast)
        .toList();
  }

  private ClassTree holder() {
    return unit.getTypeDecls().stream()
        .filter(ClassTree.class::isInstance)
        .map(ClassTree.class::cast)
        .filter(type -> type.getSimpleName().contentEquals(CLASS))
        .findFirst()
        .orElseThrow();
  }

  private SourcePositions positions() {
    return trees.getSourcePositions();
  }

  private int toBody(long unitOffset) {
    Map.Entry<Integer, int[]> copy = copies.floorEntry((int) unitOffset);
    if (unitOffset < 0 || copy == null) {
      return -1;
    }
    int[] place = copy.getValue();
    int within = (int) unitOffset - copy.getKey();
    return within < place[1] ? place[0] + within : -1;
  }
}
