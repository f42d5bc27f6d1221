package org.jdeco.magics.check;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferDouble;
import java.awt.image.DataBufferFloat;
import java.awt.image.DataBufferInt;
import java.awt.image.DataBufferShort;
import java.awt.image.DataBufferUShort;

/** Knows pictures: what they hold are the arrays of their pixels. */
final class Pictures {
  private Pictures() {}

  /** Whether an object is a picture whose pixels can be had. */
  static boolean is(Object object) {
    return object.getClass() == BufferedImage.class && pixels(object).length > 0;
  }

  /** The arrays of a picture's pixels. */
  static Object[] pixels(Object picture) {
    DataBuffer data = ((BufferedImage) picture).getRaster().getDataBuffer();
    return switch (data) {
      case DataBufferByte bytes -> bytes.getBankData();
      case DataBufferInt ints -> ints.getBankData();
      case DataBufferShort shorts -> shorts.getBankData();
      case DataBufferUShort shorts -> shorts.getBankData();
      case DataBufferFloat floats -> floats.getBankData();
      case DataBufferDouble doubles -> doubles.getBankData();
      default -> new Object[0];
    };
  }
}
