List<Integer> xs = List.of(3, 1, 2);
List<Integer> out = xs.stream().map(x -> f(x)).toList();
