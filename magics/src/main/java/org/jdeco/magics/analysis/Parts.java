package org.jdeco.magics.analysis;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.SimpleJavaFileObject;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import org.jspecify.annotations.Nullable;

/**
 * Splits a cell's body into snippets, as the shell would. What a snippet is follows from where it
 * parses: in a method's body, among a class's members, or as a value.
 */
final class Parts {
  private static final Pattern IMPORT = Pattern.compile("^(\\s|/\\*[^*]*\\*/|//.*\\n)*import\\b");
  private static final List<String[]> FRAMES =
      List.of(
          new String[] {"class P { void m() throws Throwable {\n", "\n;} }"},
          new String[] {"class P {\n", "\n}"},
          new String[] {"class P { Object v = (\n", "\n); }"});

  private final SourceCodeAnalysis analysis;
  private final Compiler compiler;

  Parts(JShell shell, Compiler compiler) {
    this.analysis = shell.sourceCodeAnalysis();
    this.compiler = compiler;
  }

  /** The snippets in order; empty when the text is not complete, correct Java. */
  Optional<List<Part>> split(String body) {
    List<Part> pieces = new ArrayList<>();
    int from = 0;
    while (!body.substring(from).isBlank()) {
      CompletionInfo info = analysis.analyzeCompletion(body.substring(from));
      if (info.completeness() == Completeness.EMPTY) {
        break; // comments
      }
      if (!info.completeness().isComplete()) {
        return Optional.empty();
      }
      int end = body.length() - info.remaining().length();
      pieces.add(new Part(Part.Kind.STATEMENT, from, end));
      from = end;
    }
    Part.@Nullable Kind[] kinds = new Part.@Nullable Kind[pieces.size()];
    for (int i = 0; i < kinds.length; i++) {
      Part piece = pieces.get(i);
      if (IMPORT.matcher(body.substring(piece.start(), piece.end())).find()) {
        kinds[i] = Part.Kind.IMPORT;
      }
    }
    for (int frame = 0; frame < FRAMES.size(); frame++) {
      parse(body, pieces, kinds, frame);
    }
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < kinds.length; i++) {
      Part.Kind kind = kinds[i];
      if (kind == null) {
        return Optional.empty();
      }
      parts.add(new Part(kind, pieces.get(i).start(), pieces.get(i).end()));
    }
    return Optional.of(parts);
  }

  private void parse(String body, List<Part> pieces, Part.@Nullable Kind[] kinds, int frame) {
    List<Source> sources = new ArrayList<>();
    for (int i = 0; i < kinds.length; i++) {
      if (kinds[i] == null) {
        String text = body.substring(pieces.get(i).start(), pieces.get(i).end());
        String bare = text.stripTrailing();
        String value = bare.endsWith(";") ? bare.substring(0, bare.length() - 1) : bare;
        sources.add(new Source(i, FRAMES.get(frame), frame == 2 ? value : text));
      }
    }
    if (sources.isEmpty()) {
      return;
    }
    Set<URI> wrong = new HashSet<>();
    compiler.compile(
        List.of("-proc:none"),
        sources,
        diagnostic -> {
          if (diagnostic.getKind() == Diagnostic.Kind.ERROR) {
            wrong.add(diagnostic.getSource().toUri());
          }
        },
        task -> {
          for (CompilationUnitTree unit : parsed(task)) {
            URI uri = unit.getSourceFile().toUri();
            if (!wrong.contains(uri)) {
              kinds[Source.index(uri)] =
                  frame == 0 ? kind(unit) : frame == 1 ? Part.Kind.MEMBER : Part.Kind.VALUE;
            }
          }
          return kinds;
        });
  }

  private static Iterable<? extends CompilationUnitTree> parsed(JavacTask task) {
    try {
      return task.parse();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Part.Kind kind(CompilationUnitTree unit) {
    ClassTree type = (ClassTree) unit.getTypeDecls().getFirst();
    for (var member : type.getMembers()) {
      if (member instanceof MethodTree method && method.getName().contentEquals("m")) {
        StatementTree first = method.getBody().getStatements().getFirst();
        return first instanceof VariableTree
            ? Part.Kind.VARIABLE
            : first instanceof ClassTree ? Part.Kind.MEMBER : Part.Kind.STATEMENT;
      }
    }
    return Part.Kind.STATEMENT;
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(int index, String[] frame, String text) {
      super(URI.create("part:///P" + index + ".java"), Kind.SOURCE);
      this.text = frame[0] + text + frame[1];
    }

    static int index(URI uri) {
      return Integer.parseInt(uri.getPath().replaceAll("\\D", ""));
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
