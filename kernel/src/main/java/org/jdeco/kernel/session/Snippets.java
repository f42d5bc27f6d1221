package org.jdeco.kernel.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.UnresolvedReferenceException;
import jdk.jshell.VarSnippet;
import org.jdeco.kernel.Frontend;
import org.jdeco.kernel.render.Renderer;
import org.jdeco.kernel.render.SnippetNames;
import org.jdeco.magics.Bundle;
import org.jdeco.magics.Outcome;
import org.jdeco.magics.source.MappedText;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates the text of a cell snippet by snippet, up to the first failure.
 *
 * <p>The result of a cell is the value of its last snippet if that is an expression without a
 * semicolon behind it: {@code list.size()} shows a value, {@code list.add(x);} is a statement and
 * shows nothing, as do declarations and assignments.
 */
final class Snippets {
  private static final Bundle NOT_SHOWN = Bundle.text("");

  private final JShell shell;
  private final InProcessControl control;
  private final Origins origins;
  private final Succession succession;
  private final Renderer renderer;

  Snippets(
      JShell shell,
      InProcessControl control,
      Origins origins,
      Succession succession,
      Renderer renderer) {
    this.shell = shell;
    this.control = control;
    this.origins = origins;
    this.succession = succession;
    this.renderer = renderer;
  }

  /**
   * Evaluates a text.
   *
   * @param otherwise gives what to evaluate in place of a snippet that the compiler rejects
   */
  Outcome evaluate(
      MappedText code, Execution execution, Function<MappedText, Optional<MappedText>> otherwise) {
    Outcome outcome = new Outcome.Success(null);
    int at = 0;
    CompletionInfo next = analyze(code, at);
    while (next.completeness() != Completeness.EMPTY && outcome instanceof Outcome.Success) {
      CompletionInfo info = next;
      boolean whole = info.source() == null || !info.completeness().isComplete();
      int end = whole ? code.text().length() : code.text().length() - info.remaining().length();
      MappedText slice = code.slice(at, end);
      at = end;
      next = analyze(code, at);
      boolean last = next.completeness() == Completeness.EMPTY;
      outcome = evaluate(info, slice, execution, last, otherwise);
    }
    return outcome;
  }

  private CompletionInfo analyze(MappedText code, int at) {
    return shell.sourceCodeAnalysis().analyzeCompletion(code.text().substring(at));
  }

  private Outcome evaluate(
      CompletionInfo info,
      MappedText slice,
      Execution execution,
      boolean last,
      Function<MappedText, Optional<MappedText>> otherwise) {
    if (execution.stopping()) {
      return new Outcome.Interrupted();
    }
    String source = Objects.requireNonNullElse(info.source(), slice.text());
    boolean shown = last && !LastToken.isSemicolon(slice.text());
    Function<@Nullable Object, Bundle> show = shown ? renderer::bundle : value -> NOT_SHOWN;
    Evaluation evaluation = new Evaluation(execution, show);
    Evaluation former = control.exchange(evaluation);
    Origin origin = new Origin(execution.number(), slice);
    origins.evaluating(origin);
    List<SnippetEvent> events;
    try {
      events = shell.eval(source);
    } finally {
      control.exchange(former);
    }
    List<SnippetEvent> own = events.stream().filter(e -> e.causeSnippet() == null).toList();
    if (!own.isEmpty() && own.getFirst().status() == Snippet.Status.REJECTED) {
      Optional<MappedText> other = otherwise.apply(slice);
      if (other.isPresent()) {
        MappedText text = other.get();
        return evaluate(analyze(text, 0), text, execution, last, _ -> Optional.empty());
      }
    }
    own.forEach(event -> origins.put(event.snippet(), origin));
    own.forEach(event -> letGo(event.snippet()));
    tellLost(own, execution);
    if (execution.stopping() || evaluation.failure() instanceof StopError) {
      return new Outcome.Interrupted();
    }
    for (SnippetEvent event : own) {
      Outcome.Failure failure = failure(event, origin, evaluation);
      if (failure != null) {
        return failure;
      }
      if (event.snippet() instanceof DeclarationSnippet declaration) {
        execution.declared().add(declaration);
      }
    }
    boolean value = own.size() == 1 && hasValue(own.getFirst().snippet());
    return new Outcome.Success(shown && value ? evaluation.shown() : null);
  }

  /** Says which variables are null again because the class of their value is another one now. */
  private void tellLost(List<SnippetEvent> own, Execution execution) {
    Set<String> lost = new TreeSet<>(succession.takeLost());
    own.forEach(event -> {
      if (event.snippet() instanceof VarSnippet variable) {
        lost.remove(variable.name());
      }
    });
    if (!lost.isEmpty()) {
      String names = String.join(", ", lost);
      String note =
          lost.size() == 1
              ? names + " is null now, as its type was redefined: assign it again"
              : names + " are null now, as their types were redefined: assign them again";
      execution.output().stream(Frontend.Stream.STDERR, "Note: " + note + "\n");
    }
  }

  /**
   * Lets go of the values that cannot be reached any more: JShell keeps the value of every
   * expression in a variable such as {@code $3}, of which a notebook never tells the name.
   */
  private void letGo(Snippet snippet) {
    if (snippet.kind() == Snippet.Kind.VAR && shell.status(snippet).isActive()) {
      String holder = shell.sourceCodeAnalysis().wrapper(snippet).fullClassName();
      if (snippet.subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND) {
        drop(snippet);
      } else {
        succession.redeclared(holder);
      }
    }
  }

  /** Forgets a snippet, and what its variable holds. */
  void drop(Snippet snippet) {
    String holder = shell.sourceCodeAnalysis().wrapper(snippet).fullClassName();
    shell.drop(snippet);
    succession.dropped(holder);
  }

  private static boolean hasValue(Snippet snippet) {
    return switch (snippet.subKind()) {
      case VAR_VALUE_SUBKIND, TEMP_VAR_EXPRESSION_SUBKIND, OTHER_EXPRESSION_SUBKIND -> true;
      default -> false;
    };
  }

  private Outcome.@Nullable Failure failure(
      SnippetEvent event, Origin origin, Evaluation evaluation) {
    if (event.status() == Snippet.Status.REJECTED) {
      return rejected(event.snippet(), origin);
    }
    if (event.exception() instanceof UnresolvedReferenceException reference) {
      String message = unresolved(reference.getSnippet());
      List<String> lines = new ArrayList<>(List.of("UnresolvedReference: " + message));
      if (evaluation.failure() != null) {
        lines.addAll(trace(evaluation.failure()).stream().skip(1).toList());
      }
      return new Outcome.Failure("UnresolvedReference", message, lines);
    }
    if (evaluation.failure() != null) {
      Throwable thrown = Overtime.causeOf(evaluation.failure());
      return new Outcome.Failure(Trace.name(thrown), Trace.message(thrown), trace(thrown));
    }
    return null;
  }

  private List<String> trace(Throwable thrown) {
    return Trace.of(thrown, origins.frames());
  }

  private Outcome.Failure rejected(Snippet snippet, Origin origin) {
    List<Diag> errors = Diagnosis.errors(shell.diagnostics(snippet));
    String message = errors.isEmpty() ? "not Java" : Diagnosis.summary(errors.getFirst());
    List<String> lines = new ArrayList<>();
    lines.add(Outcome.Failure.COMPILATION + ": " + message);
    errors.forEach(error -> lines.addAll(Diagnosis.draw(error, origin)));
    return new Outcome.Failure(Outcome.Failure.COMPILATION, message, lines);
  }

  /** Says at the end of a cell which of its declarations cannot be used yet. */
  void tellUnresolved(Execution execution) {
    execution.declared().forEach(snippet -> tellUnresolved(snippet, execution));
  }

  private void tellUnresolved(DeclarationSnippet snippet, Execution execution) {
    Snippet.Status status = shell.status(snippet);
    if (status != Snippet.Status.RECOVERABLE_DEFINED
        && status != Snippet.Status.RECOVERABLE_NOT_DEFINED) {
      return;
    }
    StringBuilder note = new StringBuilder("Note: ").append(unresolved(snippet)).append('\n');
    Origin origin = origins.of(snippet);
    Diagnosis.errors(shell.diagnostics(snippet))
        .forEach(
            error -> Diagnosis.draw(error, origin).forEach(line -> note.append(line).append('\n')));
    execution.output().stream(Frontend.Stream.STDERR, note.toString());
  }

  /** Says that a declaration cannot be used yet, and what is missing. */
  private String unresolved(DeclarationSnippet snippet) {
    List<String> missing = shell.unresolvedDependencies(snippet).toList();
    String name =
        snippet instanceof MethodSnippet method
            ? method.name() + "(" + method.parameterTypes() + ")"
            : snippet.name();
    String verb = snippet instanceof MethodSnippet ? "called" : "used";
    String until =
        missing.isEmpty()
            ? "until the errors in it are mended"
            : "until " + String.join(" and ", missing) + (missing.size() > 1 ? " are" : " is");
    return SnippetNames.plain(
        name + " cannot be " + verb + " " + until + (missing.isEmpty() ? "" : " declared"));
  }
}
