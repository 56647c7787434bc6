// Workload "course" with Boost.Odeint: Cash-Karp 5(4) or Dormand-Prince 5 with step control; restart at every dose.
// usage: course_odeint PATIENTS.csv N THREADS REPS OUT.csv|- ck54|dopri5 [rtol atol]      writes patient,day,easi
#include <algorithm>
#include <array>
#include <boost/numeric/odeint.hpp>
#include <chrono>
#include <thread>
#include "course_model.hpp"
using namespace course;
using namespace boost::numeric::odeint;
typedef std::array<double, NS> State;
static long steps;

template <class Stepper> void work(const std::vector<std::vector<double>>& P, int from, int to, std::vector<double>& out, double rtol, double atol) {
  long count = 0;
  for (int i = from; i < to; i++) {
    const double* p = P[i].data();
    const std::vector<Dose> doseList = doses(p);
    State y;
    start(y.data());
    double applications = APPLICATIONS;
    auto f = [&](const State& x, State& d, double t) { rhs(p, t, applications, x.data(), d.data()); };
    size_t k = 0;
    double h = 1e-3;
    auto stepper = make_controlled<Stepper>(atol, rtol);
    for (int day = 0; day < DAYS; day++) {
      bool restart = day == STEROID_END;
      applications = day < STEROID_END ? APPLICATIONS : 0.0;
      y[INTEGRAL] = 0;
      double t = day;
      while (t < day + 1) {
        while (k < doseList.size() && doseList[k].day <= t) { y[doseList[k].state] += doseList[k].amount; k++; restart = true; }
        const double end = k < doseList.size() && doseList[k].day < day + 1 ? doseList[k].day : day + 1;
        if (restart) { stepper = make_controlled<Stepper>(atol, rtol); h = 5e-3; restart = false; }
        double x = t;
        while (x < end) {
          const double before = h;
          const bool last = x + h >= end;
          if (last) h = end - x;
          const auto result = stepper.try_step(f, y, x, h);
          count++;
          if (result == success && last) { x = end; h = std::max(h, before); }
        }
        t = end;
      }
      out[(size_t)i * DAYS + day] = y[INTEGRAL];
    }
  }
  __sync_fetch_and_add(&steps, count);
}

int main(int argc, char** argv) {
  const int n = atoi(argv[2]), threads = atoi(argv[3]), reps = atoi(argv[4]);
  const std::string method = argv[6];
  const double rtol = argc > 7 ? atof(argv[7]) : 1e-6, atol = argc > 8 ? atof(argv[8]) : 1e-8;
  const auto P = readPatients(argv[1], n);
  std::vector<double> out((size_t)n * DAYS), times;
  auto run = method == "dopri5" ? work<runge_kutta_dopri5<State>> : work<runge_kutta_cash_karp54<State>>;
  for (int r = 0; r < reps; r++) {
    steps = 0;
    const auto begin = std::chrono::steady_clock::now();
    std::vector<std::thread> all;
    for (int k = 0; k < threads; k++) all.emplace_back(run, std::cref(P), n * k / threads, n * (k + 1) / threads, std::ref(out), rtol, atol);
    for (auto& x : all) x.join();
    times.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
  }
  std::sort(times.begin(), times.end());
  printf("odeint %s course n=%d threads=%d median %.3f s (min %.3f max %.3f) = %.1f patients/s, %.0f steps per patient\n", method.c_str(), n, threads, times[reps / 2], times[0], times.back(), n / times[reps / 2], double(steps) / n);
  if (strcmp(argv[5], "-")) {
    FILE* f = fopen(argv[5], "w");
    fputs("patient,day,easi\n", f);
    for (int i = 0; i < n; i++) for (int d = 0; d < DAYS; d++) fprintf(f, "%d,%d,%.10g\n", i, d, out[(size_t)i * DAYS + d]);
    fclose(f);
  }
}
