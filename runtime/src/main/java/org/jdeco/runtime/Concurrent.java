package org.jdeco.runtime;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The user's word that a method may run concurrently with itself and with the other concurrent
 * methods. In a cell that starts with {@code %%deco}, calls of it become tasks; elsewhere it
 * changes nothing.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Concurrent {}
