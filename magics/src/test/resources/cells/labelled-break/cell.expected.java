int[] r = new int[36];
{ final class $A0 { static final class $L0 extends org.jdeco.runtime.Lookahead { int i; int j; private int $pc; $L0() { } @Override protected int $advance() throws Throwable { for (;;) switch ($pc) { case 0: i = 0; $pc = 1; case 1: if (!(i < 6)) { $pc = -1; return 0; } $pc = 2; continue; case 2: j = 0; $pc = 3; case 3: if (!(j < 6)) { i += 1; $pc = 1; continue; } $pc = 4; return 1; case 4: j += 1; $pc = 3; continue; default: return 0; } } @Override protected org.jdeco.runtime.Task $task(int $from, int $to) { return new $T0(this, i, j); } @Override protected boolean $mayStay() { return true; } @Override protected boolean $mayLeave() { return true; } } static final class $F0 { static void $run(final $T0 $t, int i, int j) throws Throwable { if (i * j == 12) { return; } $t.put0(f(i + j)); } } @SuppressWarnings("unchecked") static final class $T0 extends org.jdeco.runtime.Task { private final $L0 $l; private int $m_i; private int $m_j; private int $v0; $T0($L0 $l, int i, int j) { this.$l = $l; this.$m_i = i; this.$m_j = j; } @Override protected void run() throws Throwable { $F0.$run(this, $m_i, $m_j); } int put0(int $v) { $v0 = $v; done = 1; return $v; } int take0() { arrive(0); return $v0; } } } final org.jdeco.runtime.Region $r0 = org.jdeco.runtime.Deco.region(0, new $A0.$L0()); $r0.bound(); try { rows:
for (int i = 0; i < 6; i++) {
  for (int j = 0; j < 6; j++) { final $A0.$T0 $t0 = ($A0.$T0) $r0.next(); 
    if (i * j == 12) break rows;
    r[i * 6 + j] = ($t0 == null ? f(i + j) : $t0.take0());
  }
} } finally { $r0.bound(); } }
