package org.jdeco.magics.check.race;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import org.jdeco.magics.CodePlace;
import org.jdeco.magics.Session;
import org.jdeco.magics.check.Finder;
import org.jdeco.magics.show.Finding;
import org.jdeco.magics.show.Finding.Detail;
import org.jdeco.magics.show.Finding.Tone;

/** Puts conflicts into words. */
final class RaceWords {
  private static final String LABEL = "race";
  private static final int MOST = 8;

  private final Session session;
  private final Spots spots;
  private final IntFunction<Optional<CodePlace>> places;
  private final Budget budget;

  RaceWords(Session session, Spots spots, IntFunction<Optional<CodePlace>> places, Budget budget) {
    this.session = session;
    this.spots = spots;
    this.places = places;
    this.budget = budget;
  }

  /** That nothing was recorded, and why. */
  static Finding unrecorded(String why) {
    return Finding.of(
        Tone.DOUBT, LABEL, "not recorded: " + why, Map.of("result", "unrecorded", "why", why));
  }

  Finding finding(List<Entry> entries) {
    int calls = entries.stream().mapToInt(Entry::calls).sum();
    if (calls == 0) {
      return unrecorded("no concurrent call was made");
    }
    Set<Object> objects = Collections.newSetFromMap(new IdentityHashMap<>());
    entries.forEach(entry -> entry.all().forEach(conflict -> objects.add(conflict.object())));
    IdentityHashMap<Object, String> ways = new Finder(session).ways(objects);
    List<Detail> details = new ArrayList<>();
    List<Map<String, Object>> found = new ArrayList<>();
    for (Entry entry : entries) {
      entry
          .conflicts()
          .forEach((pair, conflict) -> {
            String place = place(conflict, ways);
            int more = entry.count(pair) - 1;
            found.add(json(conflict, place, more, entry.parallel()));
            if (details.size() < MOST) {
              details.add(new Detail(place, told(conflict, more, entry.parallel())));
            }
          });
    }
    if (found.size() > MOST) {
      details.add(new Detail("", (found.size() - MOST) + " more conflicts"));
    }
    if (budget.hit()) {
      details.add(
          new Detail(
              "",
              String.format(
                  Locale.ROOT,
                  "only %,d places were watched, for which there was memory",
                  budget.most())));
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("result", found.isEmpty() ? "none" : "conflicts");
    json.put("calls", calls);
    json.put("limited", budget.hit());
    json.put("conflicts", found);
    return new Finding(tone(entries), LABEL, news(found.size(), calls), details, json);
  }

  /** Bad is a conflict of calls that run in parallel. */
  private Tone tone(List<Entry> entries) {
    if (entries.stream().anyMatch(entry -> entry.parallel() && !entry.conflicts().isEmpty())) {
      return Tone.BAD;
    }
    boolean none = entries.stream().allMatch(entry -> entry.conflicts().isEmpty());
    return none && !budget.hit() ? Tone.GOOD : Tone.DOUBT;
  }

  private static String news(int conflicts, int calls) {
    return conflicts == 0
        ? String.format(
            Locale.ROOT, "none of %,d calls met what another, or the loop, reads or writes", calls)
        : (conflicts == 1 ? "a conflict" : conflicts + " conflicts")
            + String.format(Locale.ROOT, " among %,d calls", calls);
  }

  private String place(Conflict conflict, IdentityHashMap<Object, String> ways) {
    Object object = conflict.object();
    if (object instanceof String name) {
      int dot = name.lastIndexOf('.');
      return Finder.name(name.substring(0, dot), name.substring(dot + 1));
    }
    String way = ways.get(object);
    String from = way == null ? "(" + Finder.words(object) + ")" : way;
    Place within = conflict.place();
    if (within.isElement()) {
      return from + "[" + within.index() + "]";
    }
    return within.name().isEmpty() ? from : from + "." + within.name();
  }

  private String told(Conflict conflict, int more, boolean parallel) {
    return told(conflict.first())
        + ", "
        + told(conflict.second())
        + (more > 0 ? String.format(Locale.ROOT, "; %,d more like this", more) : "")
        + (parallel ? "" : "; the loop stays serial");
  }

  private String told(Conflict.Access access) {
    return (access.write() ? "written" : "read")
        + " in iteration "
        + access.actor().iteration()
        + " by "
        + who(access.actor())
        + " ("
        + places
            .apply(access.spot())
            .map(CodePlace::toString)
            .orElseGet(() -> library(access.spot()))
        + ")";
  }

  private String library(int spot) {
    Spot known = spots.get(spot);
    return known.className() + "." + known.method() + ", line " + known.line();
  }

  private String who(Actor actor) {
    return actor.isCall() ? spots.get(actor.spot()).what() : "the loop";
  }

  private Map<String, Object> json(Conflict conflict, String place, int more, boolean parallel) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("place", place);
    out.put("first", json(conflict.first()));
    out.put("second", json(conflict.second()));
    out.put("more", more);
    out.put("parallel", parallel);
    return out;
  }

  private Map<String, Object> json(Conflict.Access access) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("access", access.write() ? "write" : "read");
    out.put("iteration", access.actor().iteration());
    out.put("by", who(access.actor()));
    places
        .apply(access.spot())
        .ifPresent(place -> {
          out.put("cell", place.cell());
          out.put("line", place.line());
        });
    return out;
  }
}
