/* Workload W2 (pharmacokinetics only) for deSolve: compiled right-hand side; parms = ke, V, Vmax, ka, CLt, Vt. */
#include <R.h>
static double p[6];
#define ke p[0]
#define V p[1]
#define Vmax p[2]
#define ka p[3]
void initmod(void (*odeparms)(int *, double *)) { int n = 6; odeparms(&n, p); }
void derivs(int *neq, double *t, double *y, double *d, double *yout, int *ip) {
  const double ktr = 3.0 / 0.105, c = y[4] / V, ct = 1000 * y[7] / p[5], ket = p[4] / p[5];
  d[0] = -ka * y[0]; d[1] = ka * y[0] - ktr * y[1]; d[2] = ktr * (y[1] - y[2]); d[3] = ktr * (y[2] - y[3]);
  d[4] = ktr * y[3] - (ke + 0.213) * y[4] + 0.310 * y[5] - V * Vmax * c / (0.01 + c);
  d[5] = 0.213 * y[4] - 0.310 * y[5]; d[6] = -84 * y[6]; d[7] = 84 * y[6] - ket * y[7];
  if (ip[0] > 1) { yout[0] = c; yout[1] = ct; }
}
