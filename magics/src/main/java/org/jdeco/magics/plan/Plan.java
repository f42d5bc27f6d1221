package org.jdeco.magics.plan;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdeco.magics.source.MappedText;
import tools.jackson.databind.json.JsonMapper;

/**
 * The decisions about a cell, in the order of their places.
 *
 * @param verdicts one for each loop with concurrent calls and each concurrent call outside of one
 */
public record Plan(List<Verdict> verdicts) {
  private static final Comparator<Verdict> BY_PLACE =
      Comparator.comparingInt(Verdict::line).thenComparingInt(Verdict::column);
  private static final JsonMapper JSON = JsonMapper.shared();

  /** Sorts the verdicts by place; those of one place keep their order. */
  public Plan {
    verdicts = verdicts.stream().sorted(BY_PLACE).toList();
  }

  /** A plan of these verdicts. */
  public static Plan of(Verdict... verdicts) {
    return new Plan(List.of(verdicts));
  }

  /**
   * The plan when a part of the cell, as the user wrote it, runs in place of what did not compile.
   */
  public Plan without(MappedText written) {
    return new Plan(
        verdicts.stream()
            .map(verdict -> verdict.isIn(written) ? verdict.notCompiled() : verdict)
            .distinct()
            .toList());
  }

  /** How many verdicts are of this kind. */
  public int count(Verdict.Kind kind) {
    return (int) verdicts.stream().filter(verdict -> verdict.kind() == kind).count();
  }

  /** Whether nothing of the cell runs in parallel. */
  public boolean serial() {
    return count(Verdict.Kind.SERIAL) == verdicts.size();
  }

  /** The plan for people to read; equal plans print equally. */
  public String text() {
    StringBuilder out = new StringBuilder();
    verdicts.forEach(verdict -> out.append(verdict.text()));
    return out.toString();
  }

  /** The plan as a tree of JSON values. */
  public Map<String, Object> json() {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("version", 1);
    out.put("verdicts", verdicts.stream().map(Verdict::json).toList());
    return out;
  }

  /** The plan as JSON text; equal plans print equally. */
  public String jsonText() {
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json());
  }
}
