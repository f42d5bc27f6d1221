package org.jdeco.magics.fuzz;

/** The types of the values in generated programs. */
enum Kind {
  INT("int"),
  DOUBLE("double"),
  TEXT("String"),
  TRUTH("boolean"),
  INTS("int[]"),
  DOUBLES("double[]"),
  GRID("int[][]"),
  LIST("List<Integer>"),
  MAP("Map<Integer, Integer>"),
  RECORD("P"),
  OBJECT("C"),
  NOTHING("void");

  final String java;

  Kind(String java) {
    this.java = java;
  }
}
