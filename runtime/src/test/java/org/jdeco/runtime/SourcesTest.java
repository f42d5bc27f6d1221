package org.jdeco.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import org.junit.jupiter.api.Test;

class SourcesTest {
  private final Map<String, Integer> weak = new WeakHashMap<>(Map.of("a", 1));

  @Test
  void nothingIsSeenOfWhatMayGoByItself() {
    assertThat(Sources.of(weak.keySet().iterator()).hasNext()).isFalse();
    assertThat(Sources.of(weak.values().iterator()).hasNext()).isFalse();
    assertThat(Sources.of(weak.entrySet().iterator()).hasNext()).isFalse();
    Set<String> set = Collections.newSetFromMap(new WeakHashMap<>());
    set.add("b");
    assertThat(Sources.of(set.iterator()).hasNext()).isFalse();
    assertThat(Sources.of(weak.keySet().spliterator()).tryAdvance(key -> {})).isFalse();
  }

  @Test
  void allIsSeenOfTheRest() {
    assertThat(Sources.of(List.of(1).iterator()).next()).isEqualTo(1);
    assertThat(Sources.of(List.of(1).spliterator()).tryAdvance(one -> {})).isTrue();
  }
}
