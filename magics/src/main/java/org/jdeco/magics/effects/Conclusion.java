package org.jdeco.magics.effects;

import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Tells a summary in the terms of callers. */
final class Conclusion {
  private static final String SYSTEM = "java/lang/System";

  private final Words words;
  private final Types types;
  private final Set<Trait> traits;

  private Conclusion(Words words, Types types, Summary summary) {
    this.types = types;
    this.words = words;
    traits = EnumSet.noneOf(Trait.class);
    traits.addAll(summary.traits());
  }

  static Effects of(Summary summary, Words words, Types types) {
    return new Conclusion(words, types, summary).effects(summary);
  }

  private Effects effects(Summary summary) {
    Set<Access> reads = accesses(summary, false);
    Set<Access> writes = accesses(summary, true);
    Set<Unknown> unknowns = new LinkedHashSet<>();
    summary.unknowns().forEach((what, site) -> unknowns.add(new Unknown(what, site)));
    Set<Root> returns = new LinkedHashSet<>();
    boolean fresh = true;
    if (summary.result() instanceof Value.Ref result) {
      fresh = result.objects().stream().noneMatch(object -> isShared(summary, object));
      returns.addAll(roots(summary, result));
    }
    Set<Root> retains = new LinkedHashSet<>();
    summary
        .flows()
        .forEach((flow, value) -> {
          Set<Root> roots = roots(summary, value);
          roots.remove(flow.target().root());
          retains.addAll(roots);
        });
    return new Effects(
        Collections.unmodifiableSet(reads),
        Collections.unmodifiableSet(writes),
        Collections.unmodifiableSet(traits),
        Collections.unmodifiableSet(unknowns),
        Collections.unmodifiableSet(returns),
        fresh,
        Collections.unmodifiableSet(retains),
        summary.mayThrow(),
        summary.mayNotReturn());
  }

  /** Whether an object was there before, or shows through to one that was. */
  private static boolean isShared(Summary summary, Obj object) {
    return switch (object) {
      case Obj.Plain _ -> false;
      case Obj.Sym _ -> true;
      case Obj.Fresh _ ->
          Stream.of(Key.Part.VIEW, Key.Part.ARRAY, Key.Part.STATE)
              .map(summary.made().getOrDefault(object, Map.of())::get)
              .filter(Objects::nonNull)
              .flatMap(value -> value.objects().stream())
              .anyMatch(Obj.Sym.class::isInstance);
    };
  }

  /** Where the objects come from, and those they lead to. */
  private static Set<Root> roots(Summary summary, Value value) {
    Set<Root> roots = new LinkedHashSet<>();
    Set<Obj> seen = new LinkedHashSet<>();
    roots(summary, value, roots, seen);
    return roots;
  }

  private static void roots(Summary summary, Value value, Set<Root> roots, Set<Obj> seen) {
    if (!(value instanceof Value.Ref)) {
      return;
    }
    for (Obj object : value.objects()) {
      if (object instanceof Obj.Sym sym) {
        roots.add(sym.root());
      } else if (object instanceof Obj.Fresh && seen.add(object)) {
        summary
            .made()
            .getOrDefault(object, Map.of())
            .values()
            .forEach(inner -> roots(summary, inner, roots, seen));
      }
    }
  }

  private Set<Access> accesses(Summary summary, boolean write) {
    Map<Spot, Access> all = new LinkedHashMap<>();
    summary
        .touches()
        .forEach((touch, site) -> {
          if (touch.write() == write && !isStandardStream(touch) && !isMadeByCompiler(touch)) {
            Root root = touch.target().root();
            Place place = place(touch);
            all.putIfAbsent(
                new Spot(root, place), new Access(root, place, words.of(root, place), site));
          }
        });
    return new LinkedHashSet<>(all.values());
  }

  /** The table of an enum's constants, or of a switch on them: never written again. */
  private static boolean isMadeByCompiler(Touch touch) {
    return touch.target().root() instanceof Root.Variable(String _, String field)
        && (field.equals("$VALUES") || field.startsWith("$SwitchMap$"))
        && touch.target().isRoot()
        && !touch.write();
  }

  /** Standard input and output are not objects to callers, but something that is done. */
  private boolean isStandardStream(Touch touch) {
    if (!(touch.target().root() instanceof Root.Variable(String owner, String field))
        || !owner.equals(SYSTEM)) {
      return false;
    }
    return switch (field) {
      case "out", "err" -> {
        if (touch.write()) {
          traits.add(Trait.PRINTS);
        }
        yield true;
      }
      case "in" -> {
        traits.add(Trait.READS_INPUT);
        yield true;
      }
      default -> false;
    };
  }

  private Place place(Touch touch) {
    if (touch.key() instanceof Key.Static) {
      return new Place.Itself();
    }
    if (!touch.target().isRoot()) {
      return new Place.Reachable();
    }
    return switch (touch.key()) {
      case Key.Field(String owner, String name) -> new Place.Field(owner, name);
      case Key.Static _ -> new Place.Itself();
      case Key.Captured _ -> new Place.Reachable();
      case Key.Part part ->
          switch (part) {
            case ELEMENTS -> new Place.Element(index(touch.index()), element(touch));
            case CONTENTS, VIEW, STATE, ARRAY, FUNCTION -> new Place.Contents();
            case ANY -> new Place.Reachable();
          };
    };
  }

  private String element(Touch touch) {
    String type = types.of(touch.target());
    return type.startsWith("[") ? type.substring(1) : touch.descriptor();
  }

  private static Index index(Value.Num number) {
    return switch (number) {
      case Value.Num.Constant(int value) -> new Index.Constant(value);
      case Value.Num.Offset(Obj.Sym base, int by) ->
          base.isRoot() && base.root() instanceof Root.Parameter(int parameter)
              ? new Index.OfParameter(parameter, by)
              : new Index.Unknown();
      case Value.Any _ -> new Index.Unknown();
    };
  }

  private record Spot(Root root, Place place) {}
}
