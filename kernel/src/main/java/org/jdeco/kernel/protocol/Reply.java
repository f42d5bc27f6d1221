package org.jdeco.kernel.protocol;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The content of an answer; its type follows from that of the request. */
public sealed interface Reply {
  /** How the request went; a member of every reply. */
  default String status() {
    return switch (this) {
      case Failed _, ExecuteFailed _ -> "error";
      case Aborted _ -> "aborted";
      case IsComplete reply -> reply.state();
      case KernelInfo _,
          Connect _,
          Execute _,
          Complete _,
          Inspect _,
          History _,
          CommInfo _,
          Interrupt _,
          Shutdown _ ->
          "ok";
    };
  }

  /** What kernel and language this is. */
  record KernelInfo(
      String protocolVersion,
      String implementation,
      String implementationVersion,
      LanguageInfo languageInfo,
      String banner,
      boolean debugger,
      List<Link> helpLinks,
      List<String> supportedFeatures)
      implements Reply {}

  /** The language of the cells. */
  record LanguageInfo(
      String name,
      String version,
      String mimetype,
      String fileExtension,
      String pygmentsLexer,
      String codemirrorMode,
      String nbconvertExporter) {}

  /** A page for the front end's help menu. */
  record Link(String text, String url) {}

  /** Which ports there are. */
  record Connect(int shellPort, int iopubPort, int stdinPort, int controlPort, int hbPort)
      implements Reply {}

  /** A cell has run. */
  record Execute(
      int executionCount,
      List<Map<String, Object>> payload,
      Map<String, Expression> userExpressions)
      implements Reply {}

  /** A cell has failed. */
  record ExecuteFailed(
      int executionCount,
      List<Map<String, Object>> payload,
      String ename,
      String evalue,
      List<String> traceback)
      implements Reply {}

  /** The value of a user expression, or why it has none. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Expression(
      String status,
      @Nullable Map<String, Object> data,
      @Nullable Map<String, Object> metadata,
      @Nullable String ename,
      @Nullable String evalue,
      @Nullable List<String> traceback) {}

  /** A cell was not run because one before it failed. */
  record Aborted(String ename, String evalue, List<String> traceback) implements Reply {
    /** Says so. */
    public Aborted() {
      this("Aborted", "not run, because a cell before it failed", List.of());
    }
  }

  /** The request could not be served. */
  record Failed(String ename, String evalue, List<String> traceback) implements Reply {}

  /** Completions; positions count code points. */
  record Complete(
      List<String> matches, int cursorStart, int cursorEnd, Map<String, Object> metadata)
      implements Reply {}

  /** What stands at the cursor. */
  record Inspect(boolean found, Map<String, Object> data, Map<String, Object> metadata)
      implements Reply {}

  /** Whether code could run. The state is the reply's status. */
  record IsComplete(@JsonIgnore String state, String indent) implements Reply {}

  /** Entries of three: session, line, and the input or a pair of input and output. */
  record History(List<List<Object>> history) implements Reply {}

  /** The open comms by id. */
  record CommInfo(Map<String, Map<String, Object>> comms) implements Reply {}

  /** The interrupt was passed on. */
  record Interrupt() implements Reply {}

  /** The kernel ends. */
  record Shutdown(boolean restart) implements Reply {}
}
