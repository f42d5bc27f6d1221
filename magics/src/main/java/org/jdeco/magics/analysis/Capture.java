package org.jdeco.magics.analysis;

import javax.lang.model.element.Element;

/**
 * A variable whose value generated code takes along.
 *
 * @param element the variable
 * @param name its name
 * @param type its type as source text
 */
public record Capture(Element element, String name, String type) {}
