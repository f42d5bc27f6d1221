double[] r = new double[10];
{ final class $A0 { static final class $L0 extends org.jdeco.runtime.Lookahead { final double[] r; int i; private int $pc; $L0(double[] r) { this.r = r; } @Override protected int $advance() throws Throwable { for (;;) switch ($pc) { case 0: i = 0; $pc = 1; case 1: $pc = 2; { int $len = org.jdeco.runtime.Counted.left(i, r.length, 1, false); if ($len > 0) return $len; } continue; case 2: $pc = -1; return 0; default: return 0; } } @Override protected org.jdeco.runtime.Task $task(int $from, int $to) { return new $T0(this, $to - $from, (int) (i + $from * 1L)); } @Override protected long $total() { int i = 0; return org.jdeco.runtime.Counted.left(i, r.length, 1, false); } @Override protected boolean $mayStay() { return true; } @Override protected boolean $mayLeave() { return true; } } static final class $F0 { static void $run(final $T0 $t, final double[] $v, final int $n, double[] r, int i) throws Throwable { int $k = 0; try { for (; $k < $n; $k++, i += 1) { double[] w = new double[3]; for (int k = 0; k < 3; k++) w[k] = i * k; $put($v, $k, mean(w, i)); } } finally { $t.$done($k); } } private static double $put(double[] $v, int $k, double $x) { $v[$k] = $x; return $x; } } @SuppressWarnings("unchecked") static final class $T0 extends org.jdeco.runtime.Task { private final $L0 $l; private final int $n; private double[] $v; private final int $m_i; $T0($L0 $l, int $n, int i) { this.$l = $l; this.$n = $n; $v = (double[]) $l.$array(double.class, $n); this.$m_i = i; } void $done(int $k) { done = $k; } @Override protected void run() throws Throwable { $F0.$run(this, $v, $n, $l.r, $m_i); } double take0(int $i) { arrive($i); return $v[$i]; } double[] results(int $n) { return plain($n) ? $v : null; } } } final org.jdeco.runtime.Region $r0 = org.jdeco.runtime.Deco.pass(0, org.jdeco.runtime.Counted.left((int) (0), r.length, 1, false)) instanceof org.jdeco.runtime.Region $q0 ? $q0 : org.jdeco.runtime.Deco.passable(0, new $A0.$L0(r)); $r0.bound(); try { for (int i = 0; i < r.length; ) { final class $I0 { static void $inline(final int $e0, int i) { for (; i < $e0; i++)
{
  double[] w = new double[3];
  for (int k = 0; k < 3; k++) w[k] = i * k;
  r[i] = mean(w, i);
} } static void $copy(final double[] $v0, final int $n0, int i) { for (int $k0 = 0; $k0 < $n0; $k0++, i++)
{
  double[] w = new double[3];
  for (int k = 0; k < 3; k++) w[k] = i * k;
  r[i] = $v0[$k0];
} } static void $replay(final $A0.$T0 $t0, final int $n0, int i) { for (int $k0 = 0; $k0 < $n0; $k0++, i++)
{
  double[] w = new double[3];
  for (int k = 0; k < 3; k++) w[k] = i * k;
  r[i] = $t0.take0($k0);
} } } final int $n0 = $r0.strip(org.jdeco.runtime.Counted.left(i, r.length, 1, false)); final $A0.$T0 $t0 = ($A0.$T0) $r0.strip(); try { if ($t0 == null) $I0.$inline(i + $n0, i); else { final double[] $v0 = $t0.results($n0); if ($v0 == null) $I0.$replay($t0, $n0, i); else { $I0.$copy($v0, $n0, i); $t0.$l.$giveBack($v0); } } } catch (final Throwable $x0) { org.jdeco.runtime.Deco.unite($x0, $I0.class); throw $x0; } i = i + $n0; } } finally { $r0.bound(); } }
