package org.jdeco.magics.effects;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** What is known of a value on the operand stack or in a local variable. */
sealed interface Value {
  /** What is known of a value that is one or the other. */
  Value join(Value other);

  /** The objects a reference may point to; a number taken for a reference could be anything. */
  default Set<Obj> objects() {
    return Set.of(Obj.Sym.ANYTHING);
  }

  /** A primitive value. */
  sealed interface Num extends Value {
    @Override
    default Value join(Value other) {
      return equals(other) ? this : Any.ANY;
    }

    /** This plus a constant, in int arithmetic. */
    Num plus(int by);

    /** An int that is always the same. */
    record Constant(int value) implements Num {
      @Override
      public Num plus(int by) {
        return new Constant(value + by);
      }
    }

    /** An int the method was given, plus a constant. */
    record Offset(Obj.Sym base, int by) implements Num {
      @Override
      public Num plus(int more) {
        return new Offset(base, by + more);
      }
    }
  }

  /** A number that is not known. */
  enum Any implements Num {
    /** Also the second slot of a long or double, and whatever cannot be used. */
    ANY;

    @Override
    public Num plus(int by) {
      return this;
    }
  }

  /** A reference: null, or to one of the objects. */
  record Ref(Set<Obj> objects) implements Value {
    /** Null; also what nothing has been found for yet. */
    static final Ref NONE = new Ref(Set.of());

    /** Null or an immutable value. */
    static final Ref PLAIN = new Ref(Set.of(Obj.Plain.PLAIN));

    /** An object nothing is known of. */
    static final Ref ANYTHING = new Ref(Set.of(Obj.Sym.ANYTHING));

    private static final int MANY = 24;

    static Ref of(Obj object) {
      return object == Obj.Plain.PLAIN ? PLAIN : new Ref(Set.of(object));
    }

    static Ref of(Set<Obj> objects) {
      return switch (objects.size()) {
        case 0 -> NONE;
        case 1 -> of(objects.iterator().next());
        default -> new Ref(Collections.unmodifiableSet(coarse(objects)));
      };
    }

    @Override
    public Value join(Value other) {
      if (!(other instanceof Ref ref)) {
        return Any.ANY;
      }
      if (objects.containsAll(ref.objects)) {
        return this;
      }
      if (ref.objects.containsAll(objects)) {
        return ref;
      }
      Set<Obj> all = new LinkedHashSet<>(objects);
      all.addAll(ref.objects);
      all.removeIf(object -> isWithin(object, all));
      return of(all);
    }

    /** Whether the set says the same already by naming all that the object's root leads to. */
    private static boolean isWithin(Obj object, Set<Obj> all) {
      return object instanceof Obj.Sym sym
          && !sym.path().isEmpty()
          && all.contains(sym.beyondRoot());
    }

    /** Keeps sets small: of too many ways from the same roots only the roots are remembered. */
    private static Set<Obj> coarse(Set<Obj> objects) {
      if (objects.size() <= MANY) {
        return objects;
      }
      Set<Obj> coarse = new LinkedHashSet<>();
      for (Obj object : objects) {
        if (object instanceof Obj.Sym sym && !sym.path().isEmpty()) {
          coarse.add(sym.beyondRoot());
        } else {
          coarse.add(object);
        }
      }
      return coarse;
    }
  }
}
