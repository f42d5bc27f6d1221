package org.jdeco.magics.analysis;

import java.util.Map;
import java.util.TreeMap;

/**
 * A sum of variables times whole numbers, and a constant.
 *
 * @param factors what each variable is multiplied with, by key; never 0
 * @param constant what is added
 */
public record Affine(Map<String, Long> factors, long constant) {
  private static final String TURN = "turn of ";

  static Affine of(long constant) {
    return new Affine(Map.of(), constant);
  }

  static Affine of(Var variable) {
    return new Affine(Map.of(variable.key(), 1L), 0);
  }

  /** How often an enhanced for over an array has gone round when its variable has a value. */
  static Affine ofTurn(Var variable) {
    return new Affine(Map.of(turnKey(variable), 1L), 0);
  }

  static String turnKey(Var variable) {
    return TURN + variable.key();
  }

  static boolean isTurn(String key) {
    return key.startsWith(TURN);
  }

  Affine plus(Affine other) {
    Map<String, Long> sum = new TreeMap<>(factors);
    other.factors.forEach((key, factor) -> sum.merge(key, factor, Long::sum));
    sum.values().removeIf(factor -> factor == 0);
    return new Affine(sum, constant + other.constant);
  }

  Affine times(long factor) {
    if (factor == 0) {
      return of(0);
    }
    Map<String, Long> product = new TreeMap<>();
    factors.forEach((key, value) -> product.put(key, value * factor));
    return new Affine(product, constant * factor);
  }

  boolean isConstant() {
    return factors.isEmpty();
  }
}
