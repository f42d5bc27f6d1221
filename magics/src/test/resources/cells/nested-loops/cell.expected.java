double[] w = {1, 2, 3, 4, 5};
double[][] grid = new double[7][5];
{ final class $A0 { static final class $L0 extends org.jdeco.runtime.Lookahead { final double[] w; int i; int j; private int $pc; $L0(double[] w) { this.w = w; } @Override protected int advance() throws Throwable { for (;;) switch ($pc) { case 0: i = 0; $pc = 1; case 1: if (!(i < 7)) { $pc = -1; return 0; } $pc = 2; continue; case 2: j = 0; $pc = 3; case 3: $pc = 4; { int $len = org.jdeco.runtime.Counted.left(j, 5, 1, false); if ($len > 0) return $len; } continue; case 4: i += 1; $pc = 1; continue; default: return 0; } } @Override protected org.jdeco.runtime.Task task(int $from, int $to) { return new $T0(this, $to - $from, i, (int) (j + $from * 1L)); } } static final class $F0 { static void $run(final $T0 $t, final double[] $v, final int $n, double[] w, int i, int j) throws Throwable { int $k = 0; try { for (; $k < $n; $k++, j += 1) { $put($v, $k, f(i, j, w)); } } finally { $t.$done($k); } } private static double $put(double[] $v, int $k, double $x) { $v[$k] = $x; return $x; } } @SuppressWarnings("unchecked") static final class $T0 extends org.jdeco.runtime.Task { private final $L0 $l; private final int $n; private double[] $v; private final int $m_i; private final int $m_j; $T0($L0 $l, int $n, int i, int j) { this.$l = $l; this.$n = $n; this.$m_i = i; this.$m_j = j; } void $done(int $k) { done = $k; } @Override protected void run() throws Throwable { $v = new double[$n]; $F0.$run(this, $v, $n, $l.w, $m_i, $m_j); } double take0(int $i) { arrive($i); return $v[$i]; } double[] results(int $n) { return plain($n) ? $v : null; } } } final org.jdeco.runtime.Region $r0 = org.jdeco.runtime.Deco.region(0, org.jdeco.runtime.Guards.apart(w, 0, false, grid, 1, false) ? new $A0.$L0(w) : org.jdeco.runtime.Guards.nothing()); try { for (int i = 0; i < 7; i++) {
  for (int j = 0; j < 5; ) { final class $I0 { static void $inline(final int $e0, int j, int i) { for (; j < $e0; j++)
{
    grid[i][j] = f(i, j, w);
  } } static void $copy(final double[] $v0, final int $n0, int j, int i) { for (int $k0 = 0; $k0 < $n0; $k0++, j++)
{
    grid[i][j] = $v0[$k0];
  } } static void $replay(final $A0.$T0 $t0, final int $n0, int j, int i) { for (int $k0 = 0; $k0 < $n0; $k0++, j++)
{
    grid[i][j] = $t0.take0($k0);
  } } } final int $n0 = $r0.strip(org.jdeco.runtime.Counted.left(j, 5, 1, false)); final $A0.$T0 $t0 = ($A0.$T0) $r0.strip(); try { if ($t0 == null) $I0.$inline(j + $n0, j, i); else { final double[] $v0 = $t0.results($n0); if ($v0 == null) $I0.$replay($t0, $n0, j, i); else $I0.$copy($v0, $n0, j, i); } } catch (final Throwable $x0) { org.jdeco.runtime.Deco.unite($x0, $I0.class); throw $x0; } j = j + $n0; }
} } finally { $r0.close(); } }
