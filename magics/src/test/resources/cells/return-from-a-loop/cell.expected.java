int first(int above) {
  { final class $A0 { static final class $L0 extends org.jdeco.runtime.Lookahead { final int above; int i; private int $pc; $L0(int above) { this.above = above; } @Override protected int $advance() throws Throwable { for (;;) switch ($pc) { case 0: i = 0; $pc = 1; case 1: if (!(i < 40)) { $pc = -1; return 0; } $pc = 2; return 1; case 2: i += 1; $pc = 1; continue; default: return 0; } } @Override protected org.jdeco.runtime.Task $task(int $from, int $to) { return new $T0(this, i); } @Override protected long $total() { int i = 0; return org.jdeco.runtime.Counted.left(i, 40, 1, false); } @Override protected boolean $mayStay() { return true; } @Override protected boolean $mayLeave() { return true; } } static final class $F0 { static void $run(final $T0 $t, int above, int i) throws Throwable { int y = $t.put0(f(i)); } } @SuppressWarnings("unchecked") static final class $T0 extends org.jdeco.runtime.Task { private final $L0 $l; private int $m_i; private int $v0; $T0($L0 $l, int i) { this.$l = $l; this.$m_i = i; } @Override protected void run() throws Throwable { $F0.$run(this, $l.above, $m_i); } int put0(int $v) { $v0 = $v; done = 1; return $v; } int take0() { arrive(0); return $v0; } } } final org.jdeco.runtime.Region $r0 = org.jdeco.runtime.Deco.pass(0, org.jdeco.runtime.Counted.left((int) (0), 40, 1, false)) instanceof org.jdeco.runtime.Region $q0 ? $q0 : org.jdeco.runtime.Deco.passable(0, new $A0.$L0(above)); $r0.bound(); try { for (int i = 0; i < 40; i++) { final $A0.$T0 $t0 = ($A0.$T0) $r0.next(); 
    int y = ($t0 == null ? f(i) : $t0.take0());
    if (y > above) return y;
  } } finally { $r0.bound(); } }
  return -1;
}
int a = first(50);
int b = first(5000);
