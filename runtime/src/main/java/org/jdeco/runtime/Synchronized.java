package org.jdeco.runtime;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method whose calls of concurrent methods become tasks, as the statements of its cell do. It has
 * this meaning in a cell that starts with {@code %%deco}; elsewhere it changes nothing.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Synchronized {}
