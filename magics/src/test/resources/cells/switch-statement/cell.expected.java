int[] r = new int[20];
{ final class $A0 { static final class $L0 extends org.jdeco.runtime.Lookahead { int i; private int $pc; $L0() { } @Override protected int $advance() throws Throwable { for (;;) switch ($pc) { case 0: i = 0; $pc = 1; case 1: if (!(i < 20)) { $pc = -1; return 0; } $pc = 2; return 1; case 2: i += 1; $pc = 1; continue; default: return 0; } } @Override protected org.jdeco.runtime.Task $task(int $from, int $to) { return new $T0(this, i); } @Override protected long $total() { int i = 0; return org.jdeco.runtime.Counted.left(i, 20, 1, false); } } static final class $F0 { static void $run(final $T0 $t, int i) throws Throwable { switch (i % 3) { case 0:
       $t.put0(f(i)); break; case 1:
       $t.put1(f(i)); default:
       } } } @SuppressWarnings("unchecked") static final class $T0 extends org.jdeco.runtime.Task { private final $L0 $l; private int $m_i; private int $v0; private int $v1; $T0($L0 $l, int i) { this.$l = $l; this.$m_i = i; } @Override protected void run() throws Throwable { $F0.$run(this, $m_i); } int put0(int $v) { $v0 = $v; done = 1; return $v; } int take0() { arrive(0); return $v0; } int put1(int $v) { $v1 = $v; done = 2; return $v; } int take1() { arrive(1); return $v1; } } } final org.jdeco.runtime.Region $r0 = org.jdeco.runtime.Deco.pass(0, org.jdeco.runtime.Counted.left((int) (0), 20, 1, false)) instanceof org.jdeco.runtime.Region $q0 ? $q0 : org.jdeco.runtime.Deco.passable(0, new $A0.$L0()); $r0.bound(); try { for (int i = 0; i < 20; i++) { final $A0.$T0 $t0 = ($A0.$T0) $r0.next(); 
  switch (i % 3) {
    case 0:
      r[i] = ($t0 == null ? f(i) : $t0.take0());
      break;
    case 1:
      r[i] = -($t0 == null ? f(i) : $t0.take1());
    default:
      r[i]--;
  }
} } finally { $r0.bound(); } }
