int[] r = new int[36];
rows:
for (int i = 0; i < 6; i++) {
  { final class $A0 { static final class $L0 extends org.jdeco.runtime.Lookahead { final int i; int j; private int $pc; $L0(int i) { this.i = i; } @Override protected int $advance() throws Throwable { for (;;) switch ($pc) { case 0: j = 0; $pc = 1; case 1: if (!(j < 6)) { $pc = -1; return 0; } $pc = 2; return 1; case 2: j += 1; $pc = 1; continue; default: return 0; } } @Override protected org.jdeco.runtime.Task $task(int $from, int $to) { return new $T0(this, j); } @Override protected long $total() { int j = 0; return org.jdeco.runtime.Counted.left(j, 6, 1, false); } @Override protected boolean $mayStay() { return true; } @Override protected boolean $mayLeave() { return true; } } static final class $F0 { static void $run(final $T0 $t, int i, int j) throws Throwable { if (j > i) { return; } $t.put0(f(i + j)); } } @SuppressWarnings("unchecked") static final class $T0 extends org.jdeco.runtime.Task { private final $L0 $l; private int $m_j; private int $v0; $T0($L0 $l, int j) { this.$l = $l; this.$m_j = j; } @Override protected void run() throws Throwable { $F0.$run(this, $l.i, $m_j); } int put0(int $v) { $v0 = $v; done = 1; return $v; } int take0() { arrive(0); return $v0; } } } final org.jdeco.runtime.Region $r0 = org.jdeco.runtime.Deco.region(0, new $A0.$L0(i)); $r0.bound(); try { for (int j = 0; j < 6; j++) { final $A0.$T0 $t0 = ($A0.$T0) $r0.next(); 
    if (j > i) continue rows;
    r[i * 6 + j] = ($t0 == null ? f(i + j) : $t0.take0());
  } } finally { $r0.bound(); } }
}
