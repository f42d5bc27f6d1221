package org.jdeco.magics.fuzz;

/**
 * A notebook in two cells: what is defined before, and the cell that uses it.
 *
 * @param id tells its names from those of other programs
 * @param members the functions, variables and types defined before, as members of a class; methods
 *     whose names start with {@code f} are concurrent
 * @param cell the cell: methods, each starting in the first column, then {@link #BODY}, then
 *     statements
 */
record Program(String id, String members, String cell) {
  /** The line between a cell's methods and its statements. */
  static final String BODY = "//--\n";

  /** The class its members are in. */
  String holder() {
    return "$JShell$" + id;
  }

  /** The cell as the rewriter gets it. */
  String source() {
    return "import static REPL." + holder() + ".*;\n" + cell;
  }

  /** The members as a compilation unit. */
  String memberUnit() {
    return Units.HEADER + "class " + holder() + " {\n" + members + "}\n";
  }

  /** A cell's code, rewritten or not, as a compilation unit whose lines are the cell's. */
  String cellUnit(String code, String suffix) {
    String rest = code.substring(code.indexOf('\n') + 1);
    int body = rest.indexOf(BODY);
    String methods = Units.withStatic(rest.substring(0, body));
    return Units.HEADER
        + "import static REPL."
        + holder()
        + ".*; class "
        + holder()
        + suffix
        + " {\n"
        + methods
        + "public static void do_it$() throws Throwable {\n"
        + rest.substring(body + BODY.length())
        + "\n}}\n";
  }

  /** How long it is. */
  int size() {
    return members.length() + cell.length();
  }

  /** The program as one pastes it into a notebook. */
  String text() {
    return members.replaceAll("(?m)^static ", "") + "-----\n" + cell.replace(BODY, "");
  }
}
