List<Integer> all(List<Integer> xs) {
  List<Integer> out = new ArrayList<>();
  Iterator<Integer> it = xs.iterator();
  { final class $A0 { static final class $L0 extends org.jdeco.runtime.Lookahead { final java.util.List<java.lang.Integer> xs; java.lang.Integer it; private int $pc; private java.util.Iterator<? extends java.lang.Integer> $a0; $L0(java.util.List<java.lang.Integer> xs) { this.xs = xs; } @Override protected int $advance() throws Throwable { for (;;) switch ($pc) { case 0: $a0 = org.jdeco.runtime.Sources.of((xs).iterator()); $pc = 1; case 1: if (!$a0.hasNext()) { $pc = -1; return 0; } it = $a0.next(); $pc = 2; return 1; case 2: $pc = 1; continue; default: return 0; } } @Override protected org.jdeco.runtime.Task $task(int $from, int $to) { return new $T0(this, it); } } static final class $F0 { static void $run(final $T0 $t, java.util.List<java.lang.Integer> xs, java.lang.Integer it) throws Throwable { $t.put0(f(it)); } } @SuppressWarnings("unchecked") static final class $T0 extends org.jdeco.runtime.Task { private final $L0 $l; private java.lang.Integer $m_it; private int $v0; $T0($L0 $l, java.lang.Integer it) { this.$l = $l; this.$m_it = it; } @Override protected void run() throws Throwable { $F0.$run(this, $l.xs, $m_it); } int put0(int $v) { $v0 = $v; done = 1; return $v; } int take0(Object... $evaluated) { arrive(0); return $v0; } } } final org.jdeco.runtime.Region $r0 = org.jdeco.runtime.Deco.region(0, org.jdeco.runtime.Guards.apart(xs, 0, false, out, 0, false) ? new $A0.$L0(xs) : org.jdeco.runtime.Guards.nothing()); try { while (it.hasNext()) { final $A0.$T0 $t0 = ($A0.$T0) $r0.next(); 
    out.add(($t0 == null ? f(it.next()) : $t0.take0(it.next())));
  } } finally { $r0.close(); } }
  return out;
}
List<Integer> out = all(List.of(3, 1, 2));
