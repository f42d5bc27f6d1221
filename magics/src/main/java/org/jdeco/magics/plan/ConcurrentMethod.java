package org.jdeco.magics.plan;

/**
 * A method that the user declared to be concurrent.
 *
 * @param name its simple name
 * @param parameterTypes its parameter types as JShell prints them, such as {@code int,double[]}
 * @param trusted whether the user's word overrules an effect the analysis found ({@code --trust})
 */
public record ConcurrentMethod(String name, String parameterTypes, boolean trusted) {
  /** The method as users read it, such as {@code f(int, double[])}. */
  public String signature() {
    return name + "(" + parameterTypes.replace(",", ", ") + ")";
  }
}
