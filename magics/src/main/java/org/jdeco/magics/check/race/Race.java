package org.jdeco.magics.check.race;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jdk.jshell.MethodSnippet;
import org.jdeco.magics.CodePlace;
import org.jdeco.magics.Session;
import org.jdeco.magics.plan.ConcurrentMethods;
import org.jdeco.magics.plan.Plan;
import org.jdeco.magics.plan.Verdict;
import org.jdeco.magics.show.Finding;
import org.jspecify.annotations.Nullable;

/**
 * The recording of one serial run of a cell whose loops are rewritten: {@link #begin} before each
 * part of it that is planned, {@link #finding} when all have run, and then {@link #close}, which
 * lets the user's classes be as they were.
 */
public final class Race implements AutoCloseable {
  private final Session session;
  private final ConcurrentMethods methods;
  private final Spots spots = new Spots();
  private final Set<RecordingWeaver.Method> concurrent = new HashSet<>();
  private final RecordingWeaver weaver = new RecordingWeaver(spots, concurrent);
  private final Map<Integer, List<Verdict>> verdicts = new HashMap<>();
  private final Map<Integer, Boolean> ahead = new HashMap<>();
  private final Budget budget = new Budget();
  private @Nullable Recording recording;
  private boolean woven;

  /** A recording of what calls of the concurrent methods do. */
  public Race(Session session, ConcurrentMethods methods) {
    this.session = session;
    this.methods = methods;
  }

  /** Records from now on. The plan tells which calls may run ahead. */
  public void begin(Plan plan) {
    plan.verdicts()
        .forEach(verdict ->
            verdicts.computeIfAbsent(verdict.line(), _ -> new ArrayList<>()).add(verdict));
    ahead.clear();
    boolean more = concurrent.addAll(known());
    if (more || !woven) {
      woven = session.weave(weaver);
    }
    if (recording == null) {
      recording = new Recording(budget, this::runsAhead, this::isProved, this::statement);
      RecordedCalls.begin(recording, spots);
    }
  }

  private Set<RecordingWeaver.Method> known() {
    Set<RecordingWeaver.Method> known = new HashSet<>();
    for (MethodSnippet method : session.shell().methods().toList()) {
      if (methods.find(method.name(), method.parameterTypes()).isPresent()) {
        String owner = session.shell().sourceCodeAnalysis().wrapper(method).fullClassName();
        known.add(new RecordingWeaver.Method(owner.replace('.', '/'), method.name()));
      }
    }
    return known;
  }

  private Optional<CodePlace> place(int spot) {
    Spot known = spots.get(spot);
    return session.place(known.className(), known.line());
  }

  private boolean runsAhead(int spot) {
    return ahead.computeIfAbsent(
        spot, _ -> here(spot).stream().allMatch(each -> each.kind() != Verdict.Kind.SERIAL));
  }

  /**
   * The cell's own statement that a spot is in; a method's name says nothing of which call it is.
   */
  private String statement(int spot) {
    Spot known = spots.get(spot);
    return known.method().equals("do_it$") ? known.className() : "";
  }

  private boolean isProved(int spot) {
    List<Verdict> here = here(spot);
    return !here.isEmpty() && here.stream().allMatch(each -> each.kind() == Verdict.Kind.PROVED);
  }

  /** The decisions about the line of a spot; none for lines of other cells. */
  private List<Verdict> here(int spot) {
    return place(spot)
        .filter(CodePlace::here)
        .map(place -> verdicts.getOrDefault(place.line(), List.of()))
        .orElseGet(List::of);
  }

  /** What was found so far; to be asked while the run's state is there. */
  public Finding finding() {
    RecordedCalls.end();
    if (!woven) {
      return RaceWords.unrecorded("this JVM was started without the agent that changes classes");
    }
    List<Entry> entries = recording == null ? List.of() : recording.entries();
    return new RaceWords(session, spots, this::place, budget).finding(entries);
  }

  @Override
  public void close() {
    RecordedCalls.end();
    if (woven) {
      session.weave(null);
      woven = false;
    }
  }
}
