package org.jdeco.magics.effects;

import org.jspecify.annotations.Nullable;

/**
 * One thing a method reads or writes.
 *
 * @param root where the way to it starts
 * @param place which part of what the root refers to
 * @param what the same in words, such as {@code elements of parameter data}
 * @param site where in the user's code it happens, for the witness
 */
public record Access(Root root, Place place, String what, @Nullable Site site) {}
