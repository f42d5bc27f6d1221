package org.jdeco.magics.fuzz;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What a program dwells on: where everything is mixed with everything, most loops have something
 * that keeps them serial.
 */
enum Theme {
  /** Everything. */
  MIXED(
      "STORE*6 LOCAL*3 OWN*2 CHANGE*2 ALIAS PUT SET*2 COLLECTION*2 PRINT CHOICE*3 ATTEMPT SELECT "
          + "JUMP*2 CALL FILL OBJECT STREAM LAMBDA",
      "0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25"),
  /** Results into elements, read again at other places. */
  ARRAYS("STORE*10 LOCAL*3 SET CHOICE*2 ALIAS", "0 1 2 3 4 8 8 9 9 10 12 25"),
  /** Objects that iterations make, change, store and hand to calls. */
  OBJECTS(
      "STORE*4 OWN*6 CHANGE*4 PUT*3 ALIAS*2 FILL*2 OBJECT CHOICE ATTEMPT",
      "8 10 10 11 14 18 18 19 22 22 23 24 25 0"),
  /** Ways out of iterations and loops. */
  JUMPS("STORE*4 SET*4 LOCAL*2 CHOICE*3 JUMP*5 ATTEMPT*2 PRINT", "0 1 2 3 17 17 5 8"),
  /** Collections, strings and sums. */
  SUMS("STORE*2 SET*6 COLLECTION*8 LOCAL*2 CHOICE JUMP", "0 1 2 3 14 14 15 5 18 17"),
  /** Calls that fill arrays they are given. */
  FILLS("CALL*8 STORE*2 LOCAL SET CHOICE ATTEMPT JUMP", "30 30 31 31 32 32 0 8 12"),
  /** Streams with calls in their functions. */
  STREAMS("STREAM*9 STORE*2 SET*2 LOCAL*2 COLLECTION PRINT CHOICE", "0 1 2 3 14 14 5 8 17"),
  /** What is printed and thrown, and in which order. */
  TEXT("STORE*3 PRINT*6 CALL*4 LOCAL*2 CHOICE*2 ATTEMPT*2", "16 16 16 0 17 1 18 8");

  private final List<Form> forms = new ArrayList<>();

  /** The numbers of its kinds of functions. */
  final List<Integer> functions = new ArrayList<>();

  Theme(String forms, String functions) {
    for (String each : forms.split(" ", -1)) {
      String[] parts = each.split("\\*", -1);
      int weight = parts.length > 1 ? Integer.parseInt(parts[1]) : 1;
      this.forms.addAll(Collections.nCopies(weight, Form.valueOf(parts[0])));
    }
    for (String each : functions.split(" ", -1)) {
      this.functions.add(Integer.valueOf(each));
    }
  }

  /** A form; now and then one that is not its own. */
  Form form(Draw draw) {
    return draw.of(draw.percent(8) ? MIXED.forms : forms);
  }
}
