package org.jdeco.magics.fuzz;

/** The forms of generated statements. */
enum Form {
  STORE,
  LOCAL,
  OWN,
  CHANGE,
  ALIAS,
  PUT,
  SET,
  COLLECTION,
  PRINT,
  CHOICE,
  ATTEMPT,
  SELECT,
  JUMP,
  CALL,
  LOOP,
  FILL,
  OBJECT,
  STREAM,
  LAMBDA
}
