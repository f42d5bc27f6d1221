int[] r = IntStream.range(0, 20).map(i -> f(i)).toArray();
