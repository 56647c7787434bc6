// Workloads W1/W2 with Boost.Odeint: controlled Dormand-Prince 5 (dopri5) or Fehlberg 7(8), or dense Rosenbrock 4; std::array state; restart at every dose.
// usage: w2_odeint PARAMS.csv N w1|w2 THREADS REPS OUT.csv|- dopri5|ck54|rkf78 [rtol atol]
#include <sys/resource.h>
#include <algorithm>
#include <array>
#include <boost/numeric/odeint.hpp>
#include <chrono>
#include <cstring>
#include <thread>
#include "w2_model.hpp"
using namespace w1;
using namespace boost::numeric::odeint;
static int days, m;
static bool pk;
static long steps;
template <int NSV, class Ctl> void work(const std::vector<std::vector<double>>& P, const std::vector<Dose>& D, int a, int b, std::vector<double>& out, double rtol, double atol) {
  typedef std::array<double, NSV> St;
  long cnt = 0;
  for (int i = a; i < b; i++) {
    auto q = prepare<double>(P[i].data());
    St y;
    for (int k = 0; k < NSV; k++) y[k] = k < 8 ? 0 : 1;
    auto f = [&](const St& x, St& d, double) { if (NSV == 8) rhs_pk(q, x.data(), d.data()); else rhs(q, x.data(), d.data()); };
    size_t k = 0;
    double h = 1e-3;
    auto st = make_controlled<Ctl>(atol, rtol);
    for (int day = 0; day <= days; day++) {
      observe(q, y.data(), &out[((size_t)i * (days + 1) + day) * m], pk);
      if (day == days) break;
      double t = day;
      while (t < day + 1) {
        bool dose = false;
        while (k < D.size() && D[k].t == t) { y[D[k].state] += D[k].amount; k++; dose = true; }
        const double e = (k < D.size() && D[k].t < day + 1) ? D[k].t : day + 1;
        if (dose) { st = make_controlled<Ctl>(atol, rtol); h = 5e-3; }   // FSAL stages are stale after a dose
        double x = t;
        while (x < e) {
          const double h0 = h;
          bool last = false;
          if (x + h >= e) { h = e - x; last = true; }
          const auto res = st.try_step(f, y, x, h);
          cnt++;
          if (res == success && last) { x = e; h = std::max(h, h0); }
        }
        t = e;
      }
    }
  }
  __sync_fetch_and_add(&steps, cnt);
}
int main(int argc, char** argv) {
  const int n = atoi(argv[2]), nt = atoi(argv[4]), reps = atoi(argv[5]);
  pk = !strcmp(argv[3], "w2"); days = pk ? 364 : 720; m = pk ? 2 : NOUT;
  const std::string mode = argv[7];
  const double rtol = argc > 8 ? atof(argv[8]) : 1e-6, atol = argc > 9 ? atof(argv[9]) : 1e-8;
  auto P = readParams(argv[1], n);
  auto D = doses(pk);
  std::vector<double> out((size_t)n * (days + 1) * m), tm;
  typedef std::array<double, 32> A32; typedef std::array<double, 8> A8;
  auto w = mode == "dopri5" ? (pk ? work<8, runge_kutta_dopri5<A8>> : work<32, runge_kutta_dopri5<A32>>)
         : mode == "ck54" ? (pk ? work<8, runge_kutta_cash_karp54<A8>> : work<32, runge_kutta_cash_karp54<A32>>)
         : (pk ? work<8, runge_kutta_fehlberg78<A8>> : work<32, runge_kutta_fehlberg78<A32>>);
  for (int r = 0; r < reps; r++) {
    steps = 0;
    auto t0 = std::chrono::steady_clock::now();
    std::vector<std::thread> th;
    for (int k = 0; k < nt; k++) th.emplace_back(w, std::cref(P), std::cref(D), n * k / nt, n * (k + 1) / nt, std::ref(out), rtol, atol);
    for (auto& x : th) x.join();
    tm.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - t0).count());
  }
  std::sort(tm.begin(), tm.end());
  rusage u; getrusage(RUSAGE_SELF, &u);
  printf("odeint %s %s n=%d threads=%d median %.3f s (min %.3f max %.3f) = %.1f patients/s, %.0f steps per patient, peak %ld MB\n", mode.c_str(), argv[3], n, nt, tm[reps / 2], tm[0], tm.back(), n / tm[reps / 2], double(steps) / n, u.ru_maxrss / 1024);
  if (strcmp(argv[6], "-")) writeCsv(argv[6], out, std::min(n, 20), days, pk);
}
