package org.jdeco.magics.analysis;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jdeco.magics.Session;
import org.jdeco.magics.source.Edit;
import org.jdeco.magics.source.MappedText;
import org.jspecify.annotations.Nullable;

/**
 * Resolves the names and types of a whole cell before any of it runs. The cell becomes one class in
 * the snippets' package: its methods and types are members, its statements the body of one method,
 * its variables locals of that method. What the shell allows and a method body does not, such as a
 * lambda that changes a variable of the cell, is not taken for an error.
 */
public final class Attribution {
  private static final System.Logger LOG = System.getLogger(Attribution.class.getName());
  private static final Pattern STATIC = Pattern.compile("^[^({;=]*\\bstatic\\b");
  private static final Set<String> ALLOWED =
      Set.of(
          "compiler.err.cant.ref.non.effectively.final.var",
          "compiler.err.unreachable.stmt",
          "compiler.err.initializer.must.be.able.to.complete.normally");

  private static final String UNSET = "compiler.err.var.might.not.have.been.initialized";

  private final Session session;
  private final Compiler compiler;
  private final Parts parts;
  private final Imports imports;

  /** Attribution against what the session has defined. */
  public Attribution(Session session) {
    this.session = session;
    SnippetClasses files =
        new SnippetClasses(
            ToolProvider.getSystemJavaCompiler()
                .getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8),
            session);
    compiler = new Compiler(files);
    parts = new Parts(session.shell(), compiler);
    imports = new Imports(session.shell(), files);
  }

  /**
   * What to make of the attributed body, which is valid for that long; empty when it does not
   * compile, which evaluating it will explain.
   */
  public <R> Optional<R> attribute(MappedText body, Function<Attributed, R> use) {
    Optional<List<Part>> found = parts.split(body.text());
    return found.isEmpty() || found.get().isEmpty()
        ? Optional.empty()
        : attribute(body, found.get(), trees -> trees.map(use));
  }

  /**
   * A body in stretches: those that declare methods and types, and those between them. Imports go
   * with what stands before them.
   */
  public List<MappedText> stretches(MappedText body) {
    List<MappedText> stretches = new ArrayList<>();
    int start = 0;
    Part.@Nullable Kind last = null;
    for (Part part : parts.split(body.text()).orElse(List.of())) {
      if (part.kind() == Part.Kind.IMPORT) {
        continue;
      }
      boolean declares = part.kind() == Part.Kind.MEMBER;
      if (last != null && declares != (last == Part.Kind.MEMBER)) {
        stretches.add(body.slice(start, part.start()));
        start = part.start();
      }
      last = part.kind();
    }
    stretches.add(body.slice(start, body.text().length()));
    return stretches;
  }

  /** Whether a body that compiled still does after edits, each of which is within one snippet. */
  public boolean compiles(Attributed body, List<Edit> edits) {
    return edited(body, edits, Optional::isPresent);
  }

  /**
   * What to make of a body after edits, each of which is within one snippet; it is empty when it
   * does not compile.
   */
  <R> R edited(Attributed body, List<Edit> edits, Function<Optional<Attributed>, R> use) {
    List<Part> moved = body.parts().stream().map(part -> part.after(edits)).toList();
    return attribute(body.body().with(edits), moved, use);
  }

  private <R> R attribute(
      MappedText body, List<Part> snippets, Function<Optional<Attributed>, R> use) {
    Unit unit = unit(body.text(), snippets);
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    return compiler.compile(
        List.of("-proc:none", "-Xlint:none", "-classpath", session.classPath()),
        List.of(unit),
        diagnostics,
        task -> use.apply(attributed(body, snippets, unit, task, diagnostics)));
  }

  private static Optional<Attributed> attributed(
      MappedText body,
      List<Part> snippets,
      Unit unit,
      JavacTask task,
      DiagnosticCollector<JavaFileObject> diagnostics) {
    CompilationUnitTree tree;
    Set<String> notebook;
    try {
      tree = task.parse().iterator().next();
      notebook = variables(tree);
      task.analyze();
    } catch (IOException e) {
      return Optional.empty();
    }
    Optional<Diagnostic<? extends JavaFileObject>> error =
        diagnostics.getDiagnostics().stream()
            .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
            .filter(diagnostic ->
                !isAllowed(diagnostic, unit, notebook)
                    || isWithinAhead(diagnostic.getPosition(), tree, task))
            .<Diagnostic<? extends JavaFileObject>>map(diagnostic -> diagnostic)
            .findFirst();
    error.ifPresent(first -> LOG.log(Level.DEBUG, () -> first + "\nin\n" + unit.text));
    return error.isPresent()
        ? Optional.empty()
        : Optional.of(
            new Attributed(
                body,
                snippets,
                tree,
                Trees.instance(task),
                task.getTypes(),
                task.getElements(),
                unit.copies));
  }

  /**
   * The names that the cell declares at its top level, where a variable starts out as 0 or null.
   */
  private static Set<String> variables(CompilationUnitTree tree) {
    Set<String> names = new HashSet<>();
    for (Tree type : tree.getTypeDecls()) {
      List<? extends Tree> members =
          type instanceof ClassTree found ? found.getMembers() : List.of();
      for (Tree member : members) {
        if (member instanceof MethodTree method
            && method.getName().contentEquals(Attributed.METHOD)) {
          for (StatementTree statement : method.getBody().getStatements()) {
            if (statement instanceof VariableTree variable) {
              names.add(variable.getName().toString());
            }
          }
        }
      }
    }
    return names;
  }

  private static boolean isAllowed(
      Diagnostic<? extends JavaFileObject> diagnostic, Unit unit, Set<String> notebook) {
    if (!UNSET.equals(diagnostic.getCode())) {
      return ALLOWED.contains(diagnostic.getCode());
    }
    int from = (int) diagnostic.getStartPosition();
    int to = (int) diagnostic.getEndPosition();
    return from >= 0 && to >= from && notebook.contains(unit.text.substring(from, to));
  }

  /** Whether a place is in a class that the rewriter wrote: there the shell allows nothing more. */
  private static boolean isWithinAhead(long at, CompilationUnitTree tree, JavacTask task) {
    SourcePositions positions = Trees.instance(task).getSourcePositions();
    return Boolean.TRUE.equals(
        new TreeScanner<@Nullable Boolean, @Nullable Void>() {
          @Override
          public @Nullable Boolean visitClass(ClassTree type, @Nullable Void unused) {
            boolean within =
                type.getSimpleName().toString().startsWith("$A")
                    && positions.getStartPosition(tree, type) <= at
                    && positions.getEndPosition(tree, type) > at;
            return within ? Boolean.TRUE : super.visitClass(type, null);
          }

          @Override
          public @Nullable Boolean reduce(@Nullable Boolean a, @Nullable Boolean b) {
            return a == null ? b : a;
          }
        }.scan(tree, null));
  }

  private Unit unit(String body, List<Part> parts) {
    Unit unit = new Unit();
    unit.text.append(imports.forText(body));
    for (Part part : parts) {
      if (part.kind() == Part.Kind.IMPORT) {
        unit.copy(body, part).append(";\n");
      }
    }
    unit.text.append("class ").append(Attributed.CLASS).append(" {\n");
    for (Part part : parts) {
      if (part.kind() == Part.Kind.MEMBER) {
        String source = body.substring(part.start(), part.end());
        unit.text.append(STATIC.matcher(source).find() ? "" : "static ");
        unit.copy(body, part).append('\n');
      }
    }
    unit.text.append("static void $use(Object value) {}\n");
    unit.text.append("static void ").append(Attributed.METHOD).append("() throws Throwable {\n");
    for (Part part : parts) {
      switch (part.kind()) {
        case VARIABLE, STATEMENT -> unit.copy(body, part).append(";\n");
        case VALUE -> {
          String source = body.substring(part.start(), part.end());
          int end = part.start() + source.stripTrailing().length();
          boolean closed = body.charAt(end - 1) == ';';
          unit.text.append("$use(");
          unit.copy(body, new Part(part.kind(), part.start(), closed ? end - 1 : end))
              .append("\n);\n");
        }
        case IMPORT, MEMBER -> {}
      }
    }
    unit.text.append("}\n}\n");
    return unit;
  }

  private static final class Unit extends SimpleJavaFileObject {
    private final StringBuilder text = new StringBuilder();
    private final TreeMap<Integer, int[]> copies = new TreeMap<>();

    Unit() {
      super(
          URI.create("cell:///REPL/" + Attributed.CLASS.replace("$", "%24") + ".java"),
          Kind.SOURCE);
    }

    StringBuilder copy(String body, Part part) {
      copies.put(text.length(), new int[] {part.start(), part.end() - part.start()});
      return text.append(body, part.start(), part.end());
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
